package io.rollcall.temporal.runtime.internal;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Gives the queue on which a worker gets its cached workflows' tasks the same name for every worker. The SDK makes up a
 * name for each, and the embedded server, unlike the real one, never takes such a task back: after a hot swap of the
 * workflows' bundle the open ones would stand still. This way the next worker finds them.
 */
final class StableStickyQueues implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            @SuppressWarnings("unchecked") // a request is replaced by one of its own type
            public void sendMessage(Q request) {
                super.sendMessage((Q) stable(request));
            }
        };
    }

    static Object stable(Object request) {
        if (request instanceof PollWorkflowTaskQueueRequest poll) {
            return poll.toBuilder().setTaskQueue(stable(poll.getTaskQueue())).build();
        }
        if (request instanceof RespondWorkflowTaskCompletedRequest done && done.hasStickyAttributes()) {
            var sticky = done.getStickyAttributes();
            return done.toBuilder()
                    .setStickyAttributes(sticky.toBuilder().setWorkerTaskQueue(stable(sticky.getWorkerTaskQueue())))
                    .build();
        }
        return request;
    }

    private static TaskQueue stable(TaskQueue queue) {
        return queue.getKind() == TaskQueueKind.TASK_QUEUE_KIND_STICKY
                ? queue.toBuilder().setName("sticky:" + queue.getNormalName()).build()
                : queue;
    }
}
