package io.rollcall.entra.domain.internal.fakes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A fake of a wide port that answers only what the test needs; any other call fails it. */
public final class Partial {
    private Partial() {}

    /** @param answers has the port's methods that may be called, public, with the same parameters */
    public static <T> T of(Class<T> port, Object answers) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, called, args) -> {
            try {
                Method answer = answers.getClass().getMethod(called.getName(), called.getParameterTypes());
                answer.setAccessible(true);
                return answer.invoke(answers, args);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }));
    }
}
