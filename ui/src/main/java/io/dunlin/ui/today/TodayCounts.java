package io.dunlin.ui.today;

import com.vaadin.flow.component.Component;
import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.letters.FormalLetters;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.notifications.ManagerDecisions;
import io.dunlin.core.parties.CreditorAccounts;
import io.dunlin.core.receivables.imports.ReceivableImportQueries;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.shared.Window;
import io.dunlin.core.triage.ReviewQueries;
import io.dunlin.ui.Navigation;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.cases.TasksView;
import io.dunlin.ui.correspondence.FormalLettersView;
import io.dunlin.ui.correspondence.OutboxView;
import io.dunlin.ui.inbox.MailView;
import io.dunlin.ui.notifications.DecisionsView;
import io.dunlin.ui.parties.CreditorsView;
import io.dunlin.ui.receivables.ImportsView;
import io.dunlin.ui.remittances.RemittancesView;
import io.dunlin.ui.remittances.StatementsView;
import io.dunlin.ui.triage.ReplyQueueView;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** How much waits where, for who may go there. Counts end at a hundred: beyond that the number changes nothing. */
@org.springframework.stereotype.Component
public class TodayCounts {

    private static final int MOST = 100;

    private final CaseTasks tasks;
    private final ReviewQueries replies;
    private final OutboxQueries outbox;
    private final InboxQueries inbox;
    private final ReceivableImportQueries imports;
    private final StatementQueries statements;
    private final RemittanceQueries remittances;
    private final FormalLetters letters;
    private final ManagerDecisions decisions;
    private final CreditorAccounts accounts;
    private final SignedIn signedIn;
    private final Navigation navigation;

    public TodayCounts(
            CaseTasks tasks,
            ReviewQueries replies,
            OutboxQueries outbox,
            InboxQueries inbox,
            ReceivableImportQueries imports,
            StatementQueries statements,
            RemittanceQueries remittances,
            FormalLetters letters,
            ManagerDecisions decisions,
            CreditorAccounts accounts,
            SignedIn signedIn,
            Navigation navigation) {
        this.tasks = tasks;
        this.replies = replies;
        this.outbox = outbox;
        this.inbox = inbox;
        this.imports = imports;
        this.statements = statements;
        this.remittances = remittances;
        this.letters = letters;
        this.decisions = decisions;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.navigation = navigation;
    }

    /**
     * A number with the key of its name and the list behind it.
     *
     * @param bad whether it should be zero
     */
    record Count(String key, long number, Class<? extends Component> view, String href, boolean bad) {

        String shown() {
            return number >= MOST ? "99+" : Long.toString(number);
        }

        String tone() {
            if (number == 0) {
                return "calm";
            }
            return bad ? "bad" : "waiting";
        }
    }

    List<Count> of(LocalDate today) {
        long due = tasks.open(null, Window.first(MOST)).stream()
                .filter(task -> !task.dueOn().isAfter(today))
                .count();
        long calls = tasks.open(CaseTask.Kind.CALL, Window.first(MOST)).size();
        long quarantined = statements
                .page(StatementQueries.Filter.quarantined(), Window.first(MOST))
                .size();
        Stream<Count> ofAll = Stream.of(
                new Count("today.replies", replies.countWaiting(), ReplyQueueView.class, "replies", false),
                new Count("today.tasks", due, TasksView.class, "tasks", false),
                new Count("today.calls", calls, TasksView.class, "tasks?kind=CALL", false),
                new Count(
                        "today.money",
                        remittances.countWaiting(),
                        RemittancesView.class,
                        "remittances?waiting=true",
                        false),
                new Count(
                        "today.in-doubt",
                        outbox.count(OutboundMessage.State.IN_DOUBT),
                        OutboxView.class,
                        "outbox?state=IN_DOUBT",
                        true),
                new Count("today.statements", quarantined, StatementsView.class, "statements?state=QUARANTINED", true),
                new Count(
                        "today.imports",
                        imports.countAwaitingDecision(),
                        ImportsView.class,
                        "imports?state=AWAITING_DECISION",
                        true),
                new Count(
                        "today.mail",
                        inbox.count(InboundMail.State.QUARANTINED),
                        MailView.class,
                        "mail?state=QUARANTINED",
                        true));
        return Stream.concat(forMe(), ofAll)
                .filter(count -> navigation.mayEnter(count.view()))
                .toList();
    }

    /** What waits for this person alone stands first, and only where there is something: most are never asked. */
    private Stream<Count> forMe() {
        UserId me = signedIn.user().id();
        return Stream.of(
                        new Count(
                                "today.accounts",
                                accounts.open().stream()
                                        .filter(question -> question.approver().equals(me))
                                        .count(),
                                CreditorsView.class,
                                "creditors",
                                false),
                        new Count(
                                "today.letters",
                                letters.page(FormalLetter.State.SUBMITTED, me, Window.first(MOST))
                                        .size(),
                                FormalLettersView.class,
                                "formal-letters?mine=true",
                                false),
                        new Count(
                                "today.decisions",
                                decisions.open(me, Window.first(MOST)).size(),
                                DecisionsView.class,
                                "decisions?mine=true",
                                false))
                .filter(count -> count.number() > 0);
    }
}
