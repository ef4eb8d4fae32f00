package io.rollcall.entra.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Jakarta REST (§3.7.2) looks for a route only among the resources of one path: that with the most literal characters that
 * fits. A resource with a shorter one is hidden, and its route answers 404.
 */
public class RoutesTest {
    private static final List<Class<?>> RESOURCES = Arrays.stream(
                    EntraApplication.class.getConstructors()[0].getParameterTypes())
            .filter(type -> type.isAnnotationPresent(Path.class))
            .<Class<?>>map(type -> type)
            .toList();

    @Test
    public void noResourceHidesARouteOfAnother() {
        assertTrue("found " + RESOURCES, RESOURCES.size() > 10);
        for (Class<?> resource : RESOURCES) {
            routes(resource).forEach(route -> assertEquals(route, path(resource), path(finding(route, RESOURCES))));
        }
    }

    @Test
    public void aHiddenRouteIsFound() {
        String route = routes(HidesNothing.class).findFirst().orElseThrow();
        assertEquals("/runs", path(finding(route, List.of(HidesNothing.class, Runs.class))));
    }

    @Path("/")
    private static final class HidesNothing {
        @jakarta.ws.rs.POST
        @Path("runs/{id}/approve")
        public void approve() {}
    }

    @Path("/runs")
    private static final class Runs {}

    private static Stream<String> routes(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(RoutesTest::answers)
                .map(method -> joined(path(resource), method.getAnnotation(Path.class)))
                .map(route -> route.replaceAll("\\{[^}]*}", "x"));
    }

    private static boolean answers(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static String joined(String base, Path own) {
        String tail = own == null ? "" : own.value();
        return (base + (tail.isEmpty() || tail.startsWith("/") || base.endsWith("/") ? "" : "/") + tail);
    }

    private static Class<?> finding(String route, List<Class<?>> resources) {
        return resources.stream()
                .filter(resource -> fits(route, path(resource)))
                .max(Comparator.comparingInt(
                        resource -> path(resource).replaceAll("\\{[^}]*}", "").length()))
                .orElseThrow();
    }

    private static boolean fits(String route, String path) {
        String prefix = path.replaceAll("\\{[^}]*}", "[^/]+").replaceAll("/$", "");
        return route.matches(prefix + "(/.*)?");
    }

    private static String path(Class<?> resource) {
        return resource.getAnnotation(Path.class).value();
    }
}
