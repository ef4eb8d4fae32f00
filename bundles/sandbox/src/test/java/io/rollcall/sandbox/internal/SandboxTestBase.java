package io.rollcall.sandbox.internal;

import io.rollcall.sandbox.internal.cloud.Scenario;
import org.junit.After;
import org.junit.Before;

/** A small cloud with one customer of every kind, and somebody who calls it. */
public abstract class SandboxTestBase {
    Sandbox sandbox;
    Caller caller;

    @Before
    public void start() {
        sandbox = Sandbox.start(options());
        caller = new Caller(sandbox);
    }

    @After
    public void stop() {
        sandbox.close();
    }

    SandboxOptions options() {
        return SandboxOptions.defaults().withScenario(Scenario.defaults().sized(25, 1_200));
    }
}
