package io.dunlin.ui.today;

import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.jobs.FailedJobs;
import io.dunlin.core.shared.Window;
import io.dunlin.core.triage.ReviewQueries;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** How much waits where. Counts end at a hundred: beyond that the number changes nothing. */
@Component
public class TodayCounts {

    private static final int MOST = 100;

    private final CaseTasks tasks;
    private final CaseQueries cases;
    private final FailedJobs failedJobs;
    private final ReviewQueries replies;
    private final OutboxQueries outbox;

    public TodayCounts(
            CaseTasks tasks, CaseQueries cases, FailedJobs failedJobs, ReviewQueries replies, OutboxQueries outbox) {
        this.tasks = tasks;
        this.cases = cases;
        this.failedJobs = failedJobs;
        this.replies = replies;
        this.outbox = outbox;
    }

    /** A number with the key of its name and the list behind it. */
    record Count(String key, long number, String href) {

        String shown() {
            return number >= MOST ? "99+" : Long.toString(number);
        }
    }

    List<Count> of(LocalDate today) {
        long due = tasks.open(null, Window.first(MOST)).stream()
                .filter(task -> !task.dueOn().isAfter(today))
                .count();
        long calls = tasks.open(CaseTask.Kind.CALL, Window.first(MOST)).size();
        long open = cases.page(
                        new CaseQueries.Filter(null, CollectionCase.State.OPEN, null, null), today, Window.first(MOST))
                .size();
        return List.of(
                new Count("today.replies", replies.countWaiting(), "replies"),
                new Count("today.tasks", due, "tasks"),
                new Count("today.calls", calls, "tasks?kind=CALL"),
                new Count("today.in-doubt", outbox.count(OutboundMessage.State.IN_DOUBT), "outbox?state=IN_DOUBT"),
                new Count("today.cases", open, "cases?state=OPEN"),
                new Count("today.failed", failedJobs.countOpen(), ""));
    }
}
