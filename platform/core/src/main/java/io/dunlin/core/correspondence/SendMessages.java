package io.dunlin.core.correspondence;

import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.jobs.RetryPolicy;
import org.springframework.stereotype.Component;

/** The job that sends messages. */
@Component
class SendMessages implements JobHandler<SendingJobs.Messages> {

    private final Dispatch dispatch;

    SendMessages(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public JobType<SendingJobs.Messages> type() {
        return SendingJobs.TYPE;
    }

    /**
     * Retries of a message are its own, with their reasons; the job itself only survives a failing database. What was sent
     * before a failure is settled, and is not sent again.
     */
    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.STANDARD;
    }

    @Override
    public void run(SendingJobs.Messages job) {
        dispatch.send(job.messageIds().stream().map(OutboundMessageId::new).toList());
    }
}
