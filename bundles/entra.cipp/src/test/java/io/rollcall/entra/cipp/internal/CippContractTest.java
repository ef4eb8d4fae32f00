package io.rollcall.entra.cipp.internal;

import io.rollcall.entra.domain.directory.contract.DirectoryProviderContract;
import io.rollcall.entra.domain.directory.contract.DirectoryUnderTest;

/** The contract of every provider, against the sandbox's CIPP. */
public class CippContractTest extends DirectoryProviderContract {
    @Override
    protected DirectoryUnderTest directory() {
        return new SandboxCipp();
    }
}
