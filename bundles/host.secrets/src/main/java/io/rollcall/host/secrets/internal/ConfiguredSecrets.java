package io.rollcall.host.secrets.internal;

import io.rollcall.host.api.admin.SecretPointers;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chain as configured. A configuration that names an unknown provider is refused at every use, with that sentence. */
@Component(configurationPid = "io.rollcall.host.secrets")
@Designate(ocd = ConfiguredSecrets.Config.class)
public final class ConfiguredSecrets implements SecretStore {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSecrets.class);

    @ObjectClassDefinition(name = "Rollcall secrets")
    @interface Config {
        @AttributeDefinition(
                description = "Providers to read from, in order; empty: SECRET_READ_CHAIN, else env,filesystem")
        String read_chain() default "";

        @AttributeDefinition(description = "The provider to write to; empty: SECRET_WRITE_PROVIDER, else filesystem")
        String write_provider() default "";

        @AttributeDefinition(description = "The folder of the provider 'filesystem'")
        String data() default "data/secrets";
    }

    private final Supplier<SecretStore> chain;

    @Activate
    public ConfiguredSecrets(Config config, @Reference SecretPointers pointers) {
        this(config.read_chain(), config.write_provider(), Path.of(config.data()), System.getenv(), pointers);
    }

    ConfiguredSecrets(
            String readChain,
            String writeProvider,
            Path folder,
            Map<String, String> environment,
            SecretPointers pointers) {
        List<SecretProvider> known = List.of(new EnvironmentSecrets(environment), new FolderSecrets(folder));
        String reading = given(readChain, environment.get("SECRET_READ_CHAIN"), "env,filesystem");
        String writing = given(writeProvider, environment.get("SECRET_WRITE_PROVIDER"), FolderSecrets.NAME);
        this.chain = chain(known, reading, writing, pointers);
    }

    @Override
    public Optional<Secret> read(TenantId tenant, String name) {
        return chain.get().read(tenant, name);
    }

    @Override
    public Optional<Secret> readApplication(String name) {
        return chain.get().readApplication(name);
    }

    @Override
    public void write(TenantId tenant, String name, Secret value, String updatedBy) {
        chain.get().write(tenant, name, value, updatedBy);
    }

    @Override
    public boolean rotate(TenantId tenant, String name, Secret expected, Secret next, String updatedBy) {
        return chain.get().rotate(tenant, name, expected, next, updatedBy);
    }

    @Override
    public void remove(TenantId tenant, String name) {
        chain.get().remove(tenant, name);
    }

    private static Supplier<SecretStore> chain(
            List<SecretProvider> known, String reading, String writing, SecretPointers pointers) {
        try {
            List<SecretProvider> readers = Arrays.stream(reading.split(","))
                    .map(name -> provider(known, name.trim(), "SECRET_READ_CHAIN"))
                    .toList();
            SecretStore store =
                    new SecretChain(known, readers, provider(known, writing.trim(), "SECRET_WRITE_PROVIDER"), pointers);
            return () -> store;
        } catch (Refused e) {
            LOG.error("{}", e.getMessage());
            Problem problem = e.problem();
            return () -> {
                throw problem.refuse();
            };
        }
    }

    private static SecretProvider provider(List<SecretProvider> known, String name, String setting) {
        return known.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem.RuleRefused(setting + " names the unknown secret provider '" + name
                                + "': known are "
                                + known.stream().map(SecretProvider::name).toList() + ".")
                        .refuse());
    }

    private static String given(String configured, @Nullable String variable, String otherwise) {
        return Stream.of(configured, Optional.ofNullable(variable).orElse(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(otherwise);
    }
}
