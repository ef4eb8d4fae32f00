package io.rollcall.host.features.internal.configuration;

import io.rollcall.host.features.FeatureException;
import io.rollcall.host.features.internal.Names;
import java.io.IOException;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureConfiguration;

/** The configurations that features bring, in the Configuration Admin. Each PID belongs to one feature. */
public final class Configurations {
    /** Any bundle may receive the configuration. */
    private static final String ANY = "?";

    private final ConfigurationAdmin admin;
    private final UnaryOperator<String> properties;

    /** @param properties looks up a framework property, null if there is none */
    public Configurations(ConfigurationAdmin admin, UnaryOperator<String> properties) {
        this.admin = admin;
        this.properties = properties;
    }

    /** What these features ask for, by PID, with every variable resolved. */
    public Map<String, Dictionary<String, Object>> wanted(List<Feature> features) {
        Map<String, Dictionary<String, Object>> wanted = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (Feature feature : features) {
            Variables variables = new Variables(feature, properties);
            for (FeatureConfiguration configuration :
                    feature.getConfigurations().values()) {
                String owner = owners.putIfAbsent(configuration.getPid(), Names.of(feature));
                if (owner != null) {
                    throw new FeatureException("The features " + owner + " and " + Names.of(feature)
                            + " both configure " + configuration.getPid() + ".");
                }
                wanted.put(configuration.getPid(), values(configuration, variables));
            }
        }
        return wanted;
    }

    private static Dictionary<String, Object> values(FeatureConfiguration configuration, Variables variables) {
        Dictionary<String, Object> values = new Hashtable<>();
        configuration.getValues().forEach((key, value) -> values.put(key, variables.resolve(value)));
        return values;
    }

    /** Writes each configuration that differs from what is there. */
    public void apply(Map<String, Dictionary<String, Object>> wanted) throws IOException {
        for (var entry : wanted.entrySet()) {
            find(entry.getKey()).updateIfDifferent(entry.getValue());
        }
    }

    public void delete(Collection<String> pids) throws IOException {
        for (String pid : pids) {
            find(pid).delete();
        }
    }

    /** A factory configuration's PID is {@code factory~name}. */
    private Configuration find(String pid) throws IOException {
        int tilde = pid.indexOf('~');
        return tilde < 0
                ? admin.getConfiguration(pid, ANY)
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), ANY);
    }
}
