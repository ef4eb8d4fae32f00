package io.rollcall.itests.container;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;

public class EnterpriseEditionIT extends ContainerTest {

    @Test
    public void everyBundleRuns() {
        List<String> idle = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment && bundle.getState() != Bundle.ACTIVE) {
                idle.add(bundle.getSymbolicName());
            }
        }
        assertEquals(List.of(), idle);
    }

    @Test
    public void everyComponentIsSatisfied() throws Exception {
        awaitNone(new Components(context)::missing);
    }
}
