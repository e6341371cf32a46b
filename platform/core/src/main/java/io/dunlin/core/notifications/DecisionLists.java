package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks account managers by mail: a list at the times that each chose, again where one is silent, the lead after that, and at
 * last takes the policy's default. Silence counts from the moment at which a question left, so that a mail server that was
 * down decides nothing.
 */
@Component
public class DecisionLists implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(DecisionLists.class);
    private static final Actor SELF = Actor.system("manager-decisions");
    private static final int MOST_QUESTIONS = 1_000;
    private static final int MOST_IN_A_MAIL = 100;

    private final JdbiManagerDecisions store;
    private final ManagerDecisions decisions;
    private final DecisionMail mails;
    private final Notifications notifications;
    private final Audience audience;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    DecisionLists(
            JdbiManagerDecisions store,
            ManagerDecisions decisions,
            DecisionMail mails,
            Notifications notifications,
            Audience audience,
            ProductSettings settings,
            Transactions transactions,
            FirmCalendar calendar) {
        this.store = store;
        this.decisions = decisions;
        this.mails = mails;
        this.notifications = notifications;
        this.audience = audience;
        this.settings = settings;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    /** Why a mail of questions is sent. */
    enum Kind {
        /** At the time that the manager chose: all that waits. */
        LIST,
        /** Asked again, between two lists. */
        CHASE,
        /** To the lead. */
        ESCALATION
    }

    @Override
    public String name() {
        return "manager-decisions";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(5));
    }

    @Override
    public void run() {
        LocalDate today = calendar.today();
        if (!calendar.isBusinessDay(today)) {
            return;
        }
        transactions.run(store::takeUp);
        List<JdbiManagerDecisions.Asked> open = store.open(MOST_QUESTIONS);
        SilencePolicy policy = new SilencePolicy(settings.get(DecisionSettings.GROUP));
        Map<UserId, List<Due>> byManager = new LinkedHashMap<>();
        Map<UserId, User> people = new LinkedHashMap<>();
        List<ManagerQuestion> forLead = new ArrayList<>();
        for (JdbiManagerDecisions.Asked asked : open) {
            Due due = new Due(asked.question(), actOn(asked, policy, today));
            switch (due.act) {
                case WAIT, CHASE ->
                    audience.ofDecision(due.question.accountManager()).forEach(user -> {
                        people.put(user.id(), user);
                        byManager
                                .computeIfAbsent(user.id(), _ -> new ArrayList<>())
                                .add(due);
                    });
                case ESCALATE -> forLead.add(due.question);
                case TAKE_START -> takeDefault(due.question, ManagerChoice.START);
                case TAKE_CALL_FIRST -> takeDefault(due.question, ManagerChoice.CALL_FIRST);
            }
        }
        byManager.forEach((id, due) -> transactions.run(() -> ask(people.get(id), due, today)));
        escalate(forLead, today);
    }

    private record Due(ManagerQuestion question, SilencePolicy.Act act) {}

    private SilencePolicy.Act actOn(JdbiManagerDecisions.Asked asked, SilencePolicy policy, LocalDate today) {
        ManagerQuestion question = asked.question();
        boolean stirred = today.equals(question.chasedOn()) || today.equals(question.escalatedOn());
        return policy.decide(
                daysSilent(asked.firstSentAt(), today),
                question.chasedOn() != null,
                question.escalatedOn() != null,
                stirred,
                question.policyCode());
    }

    /** Business days that began since a moment; -1 for none. */
    private int daysSilent(@Nullable Instant since, LocalDate today) {
        if (since == null) {
            return -1;
        }
        return (int) calendar.local(since)
                .toLocalDate()
                .plusDays(1)
                .datesUntil(today.plusDays(1))
                .filter(calendar::isBusinessDay)
                .count();
    }

    private void ask(@Nullable User user, List<Due> due, LocalDate today) {
        if (user == null) {
            return;
        }
        DecisionSchedule schedule = settings.get(DecisionSchedule.of(user.id()));
        LocalTime now = calendar.local(calendar.now()).toLocalTime();
        boolean listNow = schedule.days().contains(today.getDayOfWeek()) && !now.isBefore(schedule.at());
        Set<ManagerQuestionId> silent = due.stream()
                .filter(each -> each.act == SilencePolicy.Act.CHASE)
                .map(each -> each.question.id())
                .collect(Collectors.toSet());
        if (listNow && !store.listedOn(user.id(), Kind.LIST, today)) {
            send(user, Kind.LIST, due.stream().map(Due::question).toList()).stream()
                    .filter(silent::contains)
                    .forEach(id -> store.chased(id, today));
        } else if (!silent.isEmpty()
                && !now.isBefore(schedule.at())
                && !store.listedOn(user.id(), Kind.LIST, today)
                && !store.listedOn(user.id(), Kind.CHASE, today)) {
            send(
                            user,
                            Kind.CHASE,
                            due.stream()
                                    .map(Due::question)
                                    .filter(question -> silent.contains(question.id()))
                                    .toList())
                    .forEach(id -> store.chased(id, today));
        }
    }

    private void escalate(List<ManagerQuestion> questions, LocalDate today) {
        if (questions.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            for (User lead : audience.ofEscalation()) {
                if (!store.listedOn(lead.id(), Kind.ESCALATION, today)) {
                    send(lead, Kind.ESCALATION, questions).forEach(id -> store.escalated(id, today));
                }
            }
        });
    }

    /** The questions that the mail names: those beyond its length wait for the next one. */
    private List<ManagerQuestionId> send(User user, Kind kind, List<ManagerQuestion> questions) {
        List<ManagerQuestion> named = questions.subList(0, Math.min(MOST_IN_A_MAIL, questions.size()));
        OptionalLong made = store.insertList(user.id(), kind, named);
        if (made.isEmpty()) {
            return List.of();
        }
        long id = made.getAsLong();
        Instant until = calendar.now()
                .plus(Duration.ofDays(settings.get(DecisionSettings.GROUP).linkDays()));
        NoticeMail mail = mails.write(new DecisionMail.Letter(id, kind, user, named, questions.size(), until));
        OutboundMessageId message = notifications.mail(user, mail, Purpose.STAFF_NOTICE, null, "decision-list:" + id);
        store.sentBy(id, message);
        log.info("User {} is asked about {} cases ({})", user.id().value(), named.size(), kind);
        return named.stream().map(ManagerQuestion::id).toList();
    }

    private void takeDefault(ManagerQuestion question, ManagerChoice choice) {
        switch (decisions.decideBySilence(question.id(), choice, SELF)) {
            case ChoiceOutcome.Chosen _ ->
                log.info(
                        "Case {}: nobody decided, so the default is taken: {}",
                        question.caseId().value(),
                        choice);
            case ChoiceOutcome.Refused(ChoiceOutcome.Reason reason) ->
                log.info("Case {}: no default is taken: {}", question.caseId().value(), reason);
        }
    }
}
