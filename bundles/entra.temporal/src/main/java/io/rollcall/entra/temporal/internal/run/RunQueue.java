package io.rollcall.entra.temporal.internal.run;

import io.rollcall.entra.domain.run.RunKind;

/** The task queues: a person who waits for an answer never waits behind a night's run. */
public enum RunQueue {
    INTERACTIVE("rollcall-interactive"),
    BULK("rollcall-bulk");

    private final String taskQueue;

    RunQueue(String taskQueue) {
        this.taskQueue = taskQueue;
    }

    public String taskQueue() {
        return taskQueue;
    }

    public static RunQueue of(RunKind kind) {
        return switch (kind) {
            case DISCOVERY, PREFLIGHT, SINGLE_CLIENT, APPLY, UNDO -> INTERACTIVE;
            case INITIAL, ALL_TENANTS -> BULK;
        };
    }
}
