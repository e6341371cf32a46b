package io.dunlin.core.correspondence;

import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.jobs.RetryPolicy;
import java.util.List;
import org.springframework.stereotype.Component;

/** The job that sends one message. */
@Component
class SendMessage implements JobHandler<SendingJobs.One> {

    private final Dispatch dispatch;

    SendMessage(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public JobType<SendingJobs.One> type() {
        return SendingJobs.ONE;
    }

    /** Retries of a message are its own, with their reasons; the job itself only survives a failing database. */
    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.STANDARD;
    }

    @Override
    public void run(SendingJobs.One job) {
        dispatch.send(List.of(new OutboundMessageId(job.messageId())));
    }
}
