package io.rollcall.host.features.internal.bundles;

import io.rollcall.host.features.FeatureException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Says in plain words what a bundle misses that does not resolve. */
final class Unresolved {

    private Unresolved() {}

    /** @throws FeatureException naming the first requirement that nothing installed can meet */
    static void refuse(BundleContext context, Collection<Bundle> bundles) {
        FrameworkWiring framework =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        if (framework.resolveBundles(bundles)) {
            return;
        }
        List<BundleRevision> all = Arrays.stream(context.getBundles())
                .map(b -> b.adapt(BundleRevision.class))
                .toList();
        List<Bundle> unresolved =
                bundles.stream().filter(b -> b.getState() == Bundle.INSTALLED).toList();
        Optional<String> missing = unresolved.stream()
                .flatMap(b -> missing(b, all).map(r -> sentence(b, r)))
                .findFirst();
        throw new FeatureException(missing.orElseGet(() -> frameworksReason(unresolved)));
    }

    private static Stream<BundleRequirement> missing(Bundle bundle, List<BundleRevision> all) {
        return bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                .filter(Unresolved::mandatory)
                .filter(r -> all.stream().noneMatch(revision -> offers(revision, r)));
    }

    private static boolean mandatory(BundleRequirement requirement) {
        var directives = requirement.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && Optional.ofNullable(directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE))
                        .map(Namespace.EFFECTIVE_RESOLVE::equals)
                        .orElse(true);
    }

    private static boolean offers(BundleRevision revision, BundleRequirement requirement) {
        List<BundleCapability> offered = revision.getDeclaredCapabilities(requirement.getNamespace());
        return offered.stream().anyMatch(requirement::matches);
    }

    private static String sentence(Bundle bundle, BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        String what =
                switch (requirement.getNamespace()) {
                    case PackageNamespace.PACKAGE_NAMESPACE -> "the package ";
                    case BundleNamespace.BUNDLE_NAMESPACE -> "the bundle ";
                    case HostNamespace.HOST_NAMESPACE -> "the host bundle ";
                    case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "another Java: ";
                    default -> "the capability " + requirement.getNamespace() + " ";
                };
        return "The bundle " + bundle.getSymbolicName() + " needs " + what + Filters.plain(filter)
                + ", which no installed bundle offers.";
    }

    /** Something is there for each requirement, but the parts do not fit together: the resolver knows why. */
    private static String frameworksReason(List<Bundle> unresolved) {
        for (Bundle bundle : unresolved) {
            try {
                bundle.start(Bundle.START_TRANSIENT);
            } catch (BundleException e) {
                return "The bundle " + bundle.getSymbolicName() + " does not resolve: " + e.getMessage();
            }
        }
        return "Bundles do not resolve together: " + unresolved;
    }
}
