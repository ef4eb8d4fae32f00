package io.rollcall.itests.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What Declarative Services knows about Rollcall's components. */
final class Components {
    private final ServiceComponentRuntime runtime;

    Components(BundleContext context) {
        runtime = context.getService(context.getServiceReference(ServiceComponentRuntime.class));
    }

    /** One line for each component that is not there, with the reason. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            if (component.bundle.symbolicName.startsWith("io.rollcall.")) {
                explain(component, missing);
            }
        }
        return missing;
    }

    private void explain(ComponentDescriptionDTO component, List<String> missing) {
        var configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            missing.add(component.name + " has no configuration " + Arrays.toString(component.configurationPid));
        }
        for (ComponentConfigurationDTO configuration : configurations) {
            switch (configuration.state) {
                case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> missing.add(
                        component.name + " has no configuration");
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> missing.add(
                        component.name + " lacks " + references(component, configuration));
                case ComponentConfigurationDTO.FAILED_ACTIVATION -> missing.add(
                        component.name + " failed: " + configuration.failure);
                default -> {}
            }
        }
    }

    private static String references(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return Arrays.stream(configuration.unsatisfiedReferences)
                .map((UnsatisfiedReferenceDTO lacking) -> Arrays.stream(component.references)
                        .filter(reference -> reference.name.equals(lacking.name))
                        .map(reference -> reference.interfaceName)
                        .findFirst()
                        .orElse(lacking.name))
                .collect(Collectors.joining(", "));
    }

    String whatIsMissing() {
        List<String> missing = missing();
        return missing.isEmpty() ? "every component is satisfied" : String.join("\n  ", missing);
    }
}
