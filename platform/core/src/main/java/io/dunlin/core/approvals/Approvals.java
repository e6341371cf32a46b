package io.dunlin.core.approvals;

import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Questions to second persons. Whoever calls holds the lock of the thing that is asked about, and writes down what follows
 * from an answer in the same transaction.
 */
@Component
public class Approvals {

    private static final int LONGEST_NOTE = 400;

    private final JdbiApprovals store;
    private final Users users;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    Approvals(JdbiApprovals store, Users users, Transactions transactions, ApplicationEventPublisher events) {
        this.store = store;
        this.users = users;
        this.transactions = transactions;
        this.events = events;
    }

    /** Who may be asked, the most fitting first. */
    public List<User> candidates(ApprovalPolicy policy, Actor asking) {
        return users.all().stream()
                .filter(user -> policy.mayBeAsked(user, asking.name()))
                .sorted(policy.mostFittingFirst())
                .toList();
    }

    /** Asks a person about a version; whoever was asked about the thing before is asked no more. */
    public ApprovalOutcome ask(ApprovalRequest request, ApprovalPolicy policy, UserId approver, Actor asking) {
        return transactions.in(() -> {
            List<Approval> asked = askAll(List.of(request), policy, approver, asking);
            if (asked.isEmpty()) {
                return refused(
                        "Ta osoba nie może tego zatwierdzić: wskaż kogoś z uprawnieniem, kto tego nie pisał i nie jest Tobą.",
                        "This person cannot approve this: name somebody who may, did not write it and is not you.");
            }
            return new ApprovalOutcome.Open(asked.getFirst());
        });
    }

    /**
     * Asks a person about many things of one kind at once.
     *
     * @return the questions in the same order; none where that person may not be asked
     */
    public List<Approval> askAll(List<ApprovalRequest> requests, ApprovalPolicy policy, UserId approver, Actor asking) {
        if (requests.isEmpty() || !policy.mayBeAsked(users.get(approver), asking.name())) {
            return List.of();
        }
        return transactions.in(() -> {
            List<Approval> asked = requests.stream()
                    .map(request -> {
                        store.withdraw(request.subject());
                        return store.insert(request, approver, asking);
                    })
                    .toList();
            events.publishEvent(new ApprovalsAsked(asked));
            return asked;
        });
    }

    /**
     * The question that a person may answer now.
     *
     * @param newest the thing's version now
     */
    public ApprovalOutcome questionTo(Actor person, ApprovalSubject subject, int newest, ApprovalPolicy policy) {
        Optional<Approval> open = open(subject);
        if (open.filter(question -> question.version() != newest).isPresent()) {
            return refused(
                    "Zmieniło się to od czasu prośby: trzeba poprosić o zatwierdzenie jeszcze raz.",
                    "It was changed since the question: approval has to be asked for again.");
        }
        return open.filter(question -> users.find(person.name())
                        .filter(user -> policy.mayAnswer(user, question, newest))
                        .isPresent())
                .<ApprovalOutcome>map(ApprovalOutcome.Open::new)
                .orElseGet(() -> refused(
                        "Na to pytanie odpowiada tylko wskazana osoba, która tego nie pisała, i tylko raz.",
                        "Only the person who was named and did not write it answers, and only once."));
    }

    /** The named person's yes. */
    public void approve(Approval question, String note) {
        answer(question, Approval.State.APPROVED, note);
    }

    /** The named person's no, with what is to be changed. */
    public void reject(Approval question, String note) {
        answer(question, Approval.State.REJECTED, note);
    }

    private void answer(Approval question, Approval.State state, String note) {
        transactions.run(() -> {
            store.answer(question, state, Texts.cut(note.strip(), LONGEST_NOTE));
            events.publishEvent(new ApprovalAnswered(
                    store.find(question.subject().kind(), question.id()).orElseThrow()));
        });
    }

    /** Nobody is asked about a thing any more: it was changed, or taken back. */
    public void withdraw(ApprovalSubject subject) {
        store.withdraw(subject);
    }

    /** The question that waits for an answer. */
    public Optional<Approval> open(ApprovalSubject subject) {
        return of(subject).stream()
                .filter(approval -> approval.state() == Approval.State.OPEN)
                .findFirst();
    }

    /** What waits for an answer, the oldest first. */
    public List<Approval> open(ApprovalSubject.Kind kind) {
        return store.open(kind);
    }

    public Optional<Approval> find(ApprovalSubject.Kind kind, long id) {
        return store.find(kind, id);
    }

    /** All that was asked about a thing, the newest first. */
    public List<Approval> of(ApprovalSubject subject) {
        return store.of(subject);
    }

    private static ApprovalOutcome refused(String pl, String en) {
        return new ApprovalOutcome.Refused(new LocalizedText(pl, en));
    }
}
