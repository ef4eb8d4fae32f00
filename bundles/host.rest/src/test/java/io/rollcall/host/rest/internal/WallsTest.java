package io.rollcall.host.rest.internal;

import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN;
import static io.rollcall.host.rest.internal.testing.TestCredentials.CUSTOMER;
import static io.rollcall.host.rest.internal.testing.TestCredentials.NOBODY;
import static io.rollcall.host.rest.internal.testing.TestCredentials.OPERATOR;
import static org.junit.Assert.assertEquals;

import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.rest.internal.clients.ClientTable;
import io.rollcall.host.rest.internal.clients.ClientsResource;
import io.rollcall.host.rest.internal.contacts.ContactTable;
import io.rollcall.host.rest.internal.contacts.ContactViews;
import io.rollcall.host.rest.internal.contacts.ContactsResource;
import io.rollcall.host.rest.internal.features.FeaturesResource;
import io.rollcall.host.rest.internal.flags.FlagMemory;
import io.rollcall.host.rest.internal.flags.PlatformFlagsResource;
import io.rollcall.host.rest.internal.flags.TwoTenants;
import io.rollcall.host.rest.internal.notices.NoticesResource;
import io.rollcall.host.rest.internal.testing.CountingIds;
import io.rollcall.host.rest.internal.testing.Rest;
import io.rollcall.host.rest.internal.testing.SameThread;
import io.rollcall.host.rest.internal.users.RoleTable;
import io.rollcall.host.rest.internal.users.RolesResource;
import io.rollcall.host.rest.internal.users.UserTable;
import io.rollcall.host.rest.internal.users.UsersResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.Test;

/** Asks every method of every resource as each kind of caller that it is closed to. */
public class WallsTest {
    private static final Map<String, String> BODY = Map.of("Content-Type", "application/json", "If-Match", "\"1\"");

    private final List<Object> ofTheMsp = List.of(
            new ClientsResource(new ClientTable(), new CountingIds()),
            new ContactsResource(new ContactTable(), new ContactViews(new SameThread()), new CountingIds()),
            new UsersResource(new UserTable(), new CountingIds()),
            new RolesResource(new RoleTable(), new CountingIds()),
            new NoticesResource(new SameThread(), null));
    private final List<Object> ofThePlatform =
            List.of(new PlatformFlagsResource(new FlagMemory(), new TwoTenants()), new FeaturesResource(null));

    @Test
    public void nothingAnswersWhoeverIsNotSignedIn() {
        assertEquals(List.of(), open(ofTheMsp, Optional.empty(), 401));
        assertEquals(List.of(), open(ofThePlatform, Optional.empty(), 401));
    }

    @Test
    public void nothingOfTheMspAnswersItsCustomersItsUsersWithoutPermissionOrOperators() {
        assertEquals(List.of(), open(ofTheMsp, Optional.of(CUSTOMER), 403));
        assertEquals(List.of(), open(ofTheMsp, Optional.of(NOBODY), 403));
        assertEquals(List.of(), open(ofTheMsp, Optional.of(OPERATOR), 403));
    }

    @Test
    public void nothingOfThePlatformAnswersAnyUserOfAnMsp() {
        assertEquals(List.of(), open(ofThePlatform, Optional.of(ADMIN), 403));
        assertEquals(List.of(), open(ofThePlatform, Optional.of(CUSTOMER), 403));
    }

    @Test
    public void aResourceWithoutAWallIsFound() {
        assertEquals(List.of("GET forgotten"), open(List.of(new Forgotten()), Optional.of(NOBODY), 403));
    }

    /** The methods that answer the caller otherwise than with the status. */
    private static List<String> open(List<Object> resources, Optional<String> key, int status) {
        Rest rest = Rest.with(resources.toArray());
        List<String> open = new ArrayList<>();
        for (Object resource : resources) {
            for (Method method : resource.getClass().getMethods()) {
                verb(method).ifPresent(verb -> {
                    String path = path(resource.getClass(), method);
                    Map<String, String> headers = new HashMap<>(BODY);
                    key.ifPresent(known -> headers.put("Authorization", "Bearer " + known));
                    if (rest.ask(verb, path, "{}", headers).status() != status) {
                        open.add(verb + " " + path);
                    }
                });
            }
        }
        return open;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(mark -> mark.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        String base = resource.getAnnotation(Path.class).value().replaceFirst("^/", "");
        Path below = method.getAnnotation(Path.class);
        String whole = below == null ? base : base + "/" + below.value();
        return whole.replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000001");
    }

    /** Its author forgot the wall. */
    @Path("forgotten")
    public static final class Forgotten {
        @GET
        public String secret() {
            return Credentials.class.getSimpleName();
        }
    }
}
