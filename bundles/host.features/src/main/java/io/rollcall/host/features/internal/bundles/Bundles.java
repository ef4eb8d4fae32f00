package io.rollcall.host.features.internal.bundles;

import io.rollcall.host.features.FeatureException;
import io.rollcall.host.features.internal.repository.BundleRepository;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.feature.FeatureBundle;

/** The framework's bundles, as far as features brought them. Those that were there before belong to nobody here. Not thread safe. */
public final class Bundles {
    private static final String START_LEVEL = "start-level";

    private final BundleContext context;
    private final BundleRepository repository;
    private final Refresher refresher;
    private final Set<Bundle> ours = new HashSet<>();

    public Bundles(BundleContext context, BundleRepository repository) {
        this.context = context;
        this.repository = repository;
        this.refresher = new Refresher(context);
    }

    /** Installs those that are not there yet, and returns just these; if one cannot be, none is. */
    public List<Bundle> install(Collection<FeatureBundle> wanted) {
        List<Bundle> fresh = new ArrayList<>();
        try {
            for (FeatureBundle bundle : wanted) {
                if (context.getBundle(repository.location(bundle.getID())) == null) {
                    fresh.add(install(bundle));
                }
            }
        } catch (RuntimeException e) {
            uninstall(fresh);
            throw e;
        }
        return fresh;
    }

    private Bundle install(FeatureBundle wanted) {
        repository.require(wanted.getID());
        try {
            Bundle bundle = context.installBundle(repository.location(wanted.getID()));
            ours.add(bundle);
            Object level = wanted.getMetadata().get(START_LEVEL);
            if (level != null) {
                bundle.adapt(BundleStartLevel.class).setStartLevel(Integer.parseInt(level.toString()));
            }
            return bundle;
        } catch (BundleException e) {
            throw new FeatureException("The bundle " + wanted.getID() + " is no readable bundle: " + e.getMessage(), e);
        }
    }

    /** Resolves and starts them all, in whatever order. */
    public void start(Collection<Bundle> bundles) {
        Unresolved.refuse(context, bundles);
        for (Bundle bundle : bundles) {
            if (frameworkStops()) {
                throw new FeatureException("Rollcall is stopping.");
            }
            if (!isFragment(bundle)) {
                start(bundle);
            }
        }
    }

    public boolean frameworkStops() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING;
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new FeatureException(
                    "The bundle " + bundle.getSymbolicName() + " does not start: " + reason.getMessage(), e);
        }
    }

    /** Those of the named bundles that were installed here, last one first: users stop before what they use. */
    public List<Bundle> installed(Collection<FeatureBundle> named) {
        Deque<Bundle> found = new ArrayDeque<>();
        for (FeatureBundle bundle : named) {
            Bundle there = context.getBundle(repository.location(bundle.getID()));
            if (there != null && ours.contains(there)) {
                found.addFirst(there);
            }
        }
        return List.copyOf(found);
    }

    /** Stops and uninstalls them, and rewires whoever used their packages. */
    public void uninstall(Collection<Bundle> bundles) {
        if (bundles.isEmpty()) {
            return;
        }
        for (Bundle bundle : bundles) {
            try {
                bundle.uninstall();
                ours.remove(bundle);
            } catch (BundleException e) {
                throw new FeatureException("The bundle " + bundle.getSymbolicName() + " cannot be uninstalled.", e);
            }
        }
        refresher.refresh();
    }

    private static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
