package io.rollcall.sandbox.internal.http;

import java.util.List;

/** One of the simulated services. */
public interface Api {
    /** Where it lives, such as {@code /graph}. */
    String prefix();

    List<Route> routes();

    /** The answer when no route serves the request. */
    Reply unknown(Request request);

    /** The tenant that a request is about, as far as it says; faults can be aimed at it. */
    String tenant(Request request);

    /** The service's own words for an injected failure. */
    Reply failure(Fault fault, Request request);

    /** Whether faults and latency bear on it. */
    default boolean simulated() {
        return true;
    }
}
