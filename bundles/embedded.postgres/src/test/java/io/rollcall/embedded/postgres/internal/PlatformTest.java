package io.rollcall.embedded.postgres.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import org.junit.Test;

public class PlatformTest {

    @Test
    public void namesTheArchivesAsTheirPublisherDoes() {
        assertEquals("/postgres/postgres-linux-x86_64.txz", Platform.archive("Linux", "amd64"));
        assertEquals("/postgres/postgres-linux-arm_64.txz", Platform.archive("Linux", "aarch64"));
        assertEquals("/postgres/postgres-darwin-arm_64.txz", Platform.archive("Mac OS X", "aarch64"));
    }

    @Test
    public void bringsTheProgramsOfBothKindsOfServer() {
        assertNotNull(Platform.class.getResource(Platform.archive("Linux", "amd64")));
        assertNotNull(Platform.class.getResource(Platform.archive("Linux", "aarch64")));
    }
}
