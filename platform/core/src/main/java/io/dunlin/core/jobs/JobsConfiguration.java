package io.dunlin.core.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.dunlin.core.shared.FirmProperties;
import io.dunlin.core.shared.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** db-scheduler over the application's data source, with every handler and recurring job it finds. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    /** Another node takes over what a dead one ran after so many silent intervals: three minutes. */
    private static final int HEARTBEATS_OF_THE_DEAD = 6;

    @Bean(destroyMethod = "")
    Scheduler scheduler(
            DataSource dataSource,
            Clock clock,
            FirmProperties firm,
            JobsProperties properties,
            List<JobHandler<?>> handlers,
            List<RecurringJob> recurringJobs,
            FailedJobs failedJobs) {
        List<Task<?>> tasks = new ArrayList<>();
        handlers.forEach(handler -> tasks.add(oneTime(handler, failedJobs, clock)));
        List<RecurringTask<Void>> recurring = recurringJobs.stream()
                .map(job -> recurring(job, firm.zone(), clock))
                .toList();
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
                .startTasks(recurring)
                .clock(clock::instant)
                .serializer(new JsonSerializer())
                .alwaysPersistTimestampInUTC()
                .threads(properties.threads())
                .pollingInterval(properties.pollInterval())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_OF_THE_DEAD)
                .schedulerName(new SchedulerName.Fixed(firm.node()))
                .build();
    }

    private static <T> Task<T> oneTime(JobHandler<T> handler, FailedJobs failedJobs, Clock clock) {
        JobType<T> type = handler.type();
        return Tasks.oneTime(type.name(), type.payload())
                .onFailure(new GivingUp<>(handler, failedJobs, clock))
                .onDeadExecutionRevive()
                .execute((instance, _) -> handler.run(instance.getData()));
    }

    private static RecurringTask<Void> recurring(RecurringJob job, ZoneId zone, Clock clock) {
        Schedule schedule = switch (job.recurrence()) {
            case Recurrence.Every every -> Schedules.fixedDelay(every.pause());
            case Recurrence.DailyAt daily -> Schedules.daily(zone, daily.times().toArray(LocalTime[]::new));
        };
        return Tasks.recurring(job.name(), schedule)
                .onFailure((complete, operations) -> operations.reschedule(
                        complete,
                        clock.instant()
                                .plus(RetryPolicy.STANDARD.pauseAfter(
                                        complete.getExecution().consecutiveFailures + 1))))
                .onDeadExecutionRevive()
                .execute((_, _) -> job.run());
    }

    /** Payloads as JSON: readable in the database and safe to read back, which Java serialisation is not. */
    private static final class JsonSerializer implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return Json.write(data).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return Json.read(new String(bytes, StandardCharsets.UTF_8), type);
        }
    }
}
