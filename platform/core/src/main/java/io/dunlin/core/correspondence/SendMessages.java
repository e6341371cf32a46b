package io.dunlin.core.correspondence;

import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.jobs.RetryPolicy;
import org.springframework.stereotype.Component;

/** The job that sends messages which were queued together. */
@Component
class SendMessages implements JobHandler<SendingJobs.Some> {

    private final Dispatch dispatch;

    SendMessages(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public JobType<SendingJobs.Some> type() {
        return SendingJobs.SOME;
    }

    /** As for one message: what was sent before a failure is settled, and is not sent again. */
    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.STANDARD;
    }

    @Override
    public void run(SendingJobs.Some job) {
        dispatch.send(job.messageIds().stream().map(OutboundMessageId::new).toList());
    }
}
