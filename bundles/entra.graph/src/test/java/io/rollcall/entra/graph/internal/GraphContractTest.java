package io.rollcall.entra.graph.internal;

import io.rollcall.entra.domain.directory.contract.DirectoryProviderContract;
import io.rollcall.entra.domain.directory.contract.DirectoryUnderTest;

/** The contract of every provider, against the sandbox's login and Graph. */
public class GraphContractTest extends DirectoryProviderContract {
    @Override
    protected DirectoryUnderTest directory() {
        return new SandboxGraph();
    }
}
