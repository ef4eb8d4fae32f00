package io.rollcall.model;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.internal.sync.Guard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.OnNonDefaultValue;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.asm.Advice.Thrown;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;

/** What becomes of a guard's method when the guard is dropped: woven into it. */
public final class Dropped {
    private Dropped() {}

    /** It says no whatever it finds. */
    public static final class Never {
        @OnMethodExit
        static void exit(@Return(readOnly = false) boolean answer) {
            answer = false;
        }
    }

    /** It says yes whatever it finds. */
    public static final class Always {
        @OnMethodExit
        static void exit(@Return(readOnly = false) boolean answer) {
            answer = true;
        }
    }

    /** It says the opposite. */
    public static final class Reversed {
        @OnMethodExit
        static void exit(@Return(readOnly = false) boolean answer) {
            answer = !answer;
        }
    }

    /** It finds nothing. */
    public static final class Nothing {
        @OnMethodExit
        static void exit(@Return(readOnly = false, typing = Typing.DYNAMIC) Object found) {
            found = Optional.empty();
        }
    }

    /** It finds none. */
    public static final class None {
        @OnMethodExit
        static void exit(@Return(readOnly = false, typing = Typing.DYNAMIC) Object found) {
            found = Stream.empty();
        }
    }

    /** It finds no difference. */
    public static final class Empty {
        @OnMethodExit
        static void exit(@Return(readOnly = false, typing = Typing.DYNAMIC) Object found) {
            found = List.of();
        }
    }

    /** It always gives the same. */
    public static final class Constant {
        @OnMethodExit
        static void exit(@Return(readOnly = false) String text) {
            text = "always the same";
        }
    }

    /** It does nothing. */
    public static final class Skipped {
        @OnMethodEnter(skipOn = OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    /** An apply writes whatever comes out now. */
    public static final class Written {
        @OnMethodExit
        static void exit(@Return(readOnly = false) Guard.Verdict verdict) {
            verdict = Guard.Verdict.WRITE;
        }
    }

    /** Every domain is taken for verified. */
    public static final class Trusting {
        @OnMethodEnter
        static void enter(@Argument(value = 1, readOnly = false) Set<String> verified) {
            verified = new Everything();
        }
    }

    /** Absence counts at once. */
    public static final class Hasty {
        @OnMethodEnter
        static void enter(
                @Argument(value = 2, readOnly = false) int listings,
                @Argument(value = 3, readOnly = false) Duration gap) {
            listings = 0;
            gap = Duration.ZERO;
        }
    }

    /** It gives itself, unchanged. */
    public static final class Itself {
        @OnMethodExit
        static void exit(
                @This(typing = Typing.DYNAMIC) Object self,
                @Return(readOnly = false, typing = Typing.DYNAMIC) Object answer) {
            answer = self;
        }
    }

    /** It gives its first argument, unchanged. */
    public static final class Unchanged {
        @OnMethodExit
        static void exit(
                @Argument(value = 0, typing = Typing.DYNAMIC) Object given,
                @Return(readOnly = false, typing = Typing.DYNAMIC) Object answer) {
            answer = given;
        }
    }

    /** An unusable answer is taken for an empty one. */
    public static final class Swallowed {
        @OnMethodExit(onThrowable = DirectoryFailure.class)
        static void exit(
                @Thrown(readOnly = false, typing = Typing.DYNAMIC) Throwable failure,
                @Return(readOnly = false) Set<String> answer) {
            if (failure != null) {
                failure = null;
                answer = Set.of();
            }
        }
    }

    /** Whoever is asked for directly is taken for gone. */
    public static Set<UUID> allGone(
            Object provider, Object connection, UUID customer, Collection<UUID> missing, Optional<UUID> witness) {
        return Set.copyOf(List.copyOf(missing));
    }

    static net.bytebuddy.asm.AsmVisitorWrapper woven(Class<?> advice, String method) {
        return Advice.to(advice).on(net.bytebuddy.matcher.ElementMatchers.named(method));
    }
}
