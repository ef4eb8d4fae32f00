package io.rollcall.host.persistence.internal.schema;

import java.util.Map;

/** Where services are published: the framework's registry, or a test's. */
public interface Services {
    /** @return takes the service back */
    <S> Runnable publish(Class<S> type, S service, Map<String, String> properties);
}
