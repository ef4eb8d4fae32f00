package io.rollcall.sandbox.internal.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A path that an API serves.
 *
 * @param name how faults and counters call it, such as {@code graph.users}
 * @param path matched whole; its groups become the handler's arguments
 */
public record Route(String name, String method, Pattern path, Handler handler) {

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        Reply answer(Request request, List<String> arguments);
    }

    public static Route get(String name, String path, Handler handler) {
        return new Route(name, "GET", Pattern.compile(path), handler);
    }

    public static Route post(String name, String path, Handler handler) {
        return new Route(name, "POST", Pattern.compile(path), handler);
    }

    public static Route delete(String name, String path, Handler handler) {
        return new Route(name, "DELETE", Pattern.compile(path), handler);
    }

    Optional<Reply> answer(Request request) {
        Matcher matcher = path.matcher(request.path());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> arguments = IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(matcher::group)
                .toList();
        return Optional.of(handler.answer(request, arguments));
    }

    boolean serves(Request request) {
        return method.equals(request.method()) && path.matcher(request.path()).matches();
    }
}
