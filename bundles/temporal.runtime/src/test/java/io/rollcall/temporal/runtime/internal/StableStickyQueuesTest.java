package io.rollcall.temporal.runtime.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.taskqueue.v1.StickyExecutionAttributes;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import org.junit.Test;

public class StableStickyQueuesTest {
    @Test
    public void whatAWorkerOffersAndWhatItPollsHaveOneNameForAllWorkers() {
        var offer = RespondWorkflowTaskCompletedRequest.newBuilder()
                .setStickyAttributes(StickyExecutionAttributes.newBuilder().setWorkerTaskQueue(sticky("a:1")))
                .build();
        var poll = PollWorkflowTaskQueueRequest.newBuilder()
                .setTaskQueue(sticky("b:2"))
                .build();
        var offered = (RespondWorkflowTaskCompletedRequest) StableStickyQueues.stable(offer);
        var polled = (PollWorkflowTaskQueueRequest) StableStickyQueues.stable(poll);
        assertEquals(polled.getTaskQueue(), offered.getStickyAttributes().getWorkerTaskQueue());
    }

    @Test
    public void allElseIsLeftAsItIs() {
        var poll = PollWorkflowTaskQueueRequest.newBuilder()
                .setTaskQueue(TaskQueue.newBuilder().setName("bulk").setKind(TaskQueueKind.TASK_QUEUE_KIND_NORMAL))
                .build();
        var other = DescribeNamespaceRequest.getDefaultInstance();
        assertEquals(poll, StableStickyQueues.stable(poll));
        assertSame(other, StableStickyQueues.stable(other));
    }

    private static TaskQueue sticky(String name) {
        return TaskQueue.newBuilder()
                .setName(name)
                .setKind(TaskQueueKind.TASK_QUEUE_KIND_STICKY)
                .setNormalName("bulk")
                .build();
    }
}
