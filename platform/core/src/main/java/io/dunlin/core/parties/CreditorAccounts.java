package io.dunlin.core.parties;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalOutcome;
import io.dunlin.core.approvals.ApprovalPolicy;
import io.dunlin.core.approvals.ApprovalRequest;
import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.approvals.Approvals;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Iban;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The account that a creditor's debtors are told to pay on, and the only way to set it. Whoever could change it alone could
 * send their money elsewhere: the first one is set at once, since nobody was told of another; from then on a second person says
 * yes before debtors hear of any other, or of none.
 */
@Component
public class CreditorAccounts {

    private static final Set<Role> APPROVERS = Set.copyOf(EnumSet.of(Role.MANAGER, Role.ADMINISTRATOR));
    private static final int LONGEST_REASON = 400;

    private final JdbiCreditorAccounts store;
    private final Parties parties;
    private final Approvals approvals;
    private final Users users;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    CreditorAccounts(
            JdbiCreditorAccounts store,
            Parties parties,
            Approvals approvals,
            Users users,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.parties = parties;
        this.approvals = approvals;
        this.users = users;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /** What came of a wish, of an answer or of taking it back. */
    public sealed interface Outcome {

        /** Debtors are told of this account already. */
        record Unchanged() implements Outcome {}

        /** Debtors are told of it from now on. */
        record InUse(Creditor creditor) implements Outcome {}

        /** The named person is asked; debtors are told of the account before. */
        record Asked(Approval approval) implements Outcome {}

        /** Debtors are told of the account before, and nobody is asked any more. */
        record Dropped() implements Outcome {}

        /** Nothing changed, for this reason. */
        record Refused(LocalizedText why) implements Outcome {}
    }

    /** Whether a second person has to approve this account. */
    public boolean needsApproval(CreditorId id, @Nullable Iban account) {
        Iban before = parties.getCreditor(id).account();
        // An account that was removed with a second person's word does not come back, or another in its place, without
        // it.
        return !Objects.equals(before, account)
                && (before != null || store.newest(id).isPresent());
    }

    /** Who may be asked. */
    public List<User> candidates(Actor asking) {
        return approvals.candidates(new ApprovalPolicy(APPROVERS, Set.of()), asking);
    }

    /**
     * Sets a creditor's first account, or asks a second person about any other.
     *
     * @param account null for none any more
     * @param approver who is asked where somebody has to be
     */
    public Outcome change(
            CreditorId id, @Nullable Iban account, @Nullable UserId approver, String reason, Actor actor) {
        return transactions.in(() -> {
            store.lock(id);
            Creditor before = parties.getCreditor(id);
            if (Objects.equals(before.account(), account)) {
                return new Outcome.Unchanged();
            }
            String why = Texts.cut(reason.strip(), LONGEST_REASON);
            if (needsApproval(id, account)) {
                return propose(before, account, approver, why, actor);
            }
            store.put(id, account);
            record(actor, "creditor-account-set", before, account, why, Map.of());
            tell(before, account, why, actor, null);
            return new Outcome.InUse(parties.getCreditor(id));
        });
    }

    private Outcome propose(
            Creditor creditor, @Nullable Iban account, @Nullable UserId approver, String why, Actor actor) {
        ApprovalPolicy policy = new ApprovalPolicy(APPROVERS, Set.of(actor.name()));
        if (approver == null || !policy.mayBeAsked(users.get(approver), actor.name())) {
            return refused(
                    "Inny rachunek do wpłat zatwierdza druga osoba: wskaż opiekuna klienta albo administratora, nie siebie.",
                    "A second person approves another account for payments: name a manager or an administrator, not yourself.");
        }
        withdrawOpen(creditor, actor);
        int version = store.newest(creditor.id()).map(AccountProposal::version).orElse(0) + 1;
        AccountProposal proposal = store.insert(creditor.id(), version, account, why, actor);
        ApprovalRequest request = new ApprovalRequest(creditor.id().asSubject(), version, 1, why);
        return switch (approvals.ask(request, approvers(proposal), approver, actor)) {
            case ApprovalOutcome.Refused(LocalizedText refused) ->
                throw new IllegalStateException("Could be asked a moment ago: " + refused.en());
            case ApprovalOutcome.Open(Approval asked) -> {
                record(
                        actor,
                        "creditor-account-proposed",
                        creditor,
                        account,
                        why,
                        Map.of("version", version, "approver", approver.value()));
                yield new Outcome.Asked(asked);
            }
        };
    }

    /**
     * The named person's yes: debtors are told of the new account from now on.
     *
     * @param version of the proposal that was read: the yes is to no other
     */
    public Outcome approve(CreditorId id, int version, String note, Actor actor) {
        return answering(id, version, actor, (creditor, proposal, question) -> {
            approvals.approve(question, note);
            store.put(id, proposal.account());
            record(actor, "creditor-account-approved", creditor, proposal.account(), note, Map.of("version", version));
            tell(
                    creditor,
                    proposal.account(),
                    proposal.reason(),
                    Actor.user(question.askedBy()),
                    question.approverName());
            return new Outcome.InUse(parties.getCreditor(id));
        });
    }

    /** The named person's no, with what is wrong: debtors are told of the account before. */
    public Outcome reject(CreditorId id, int version, String note, Actor actor) {
        return answering(id, version, actor, (creditor, proposal, question) -> {
            approvals.reject(question, note);
            record(actor, "creditor-account-rejected", creditor, proposal.account(), note, Map.of("version", version));
            return new Outcome.Dropped();
        });
    }

    /** Whoever asked takes it back. */
    public Outcome withdraw(CreditorId id, Actor actor) {
        return transactions.in(() -> {
            store.lock(id);
            Optional<Approval> open = approvals
                    .open(id.asSubject())
                    .filter(question -> question.askedBy().equals(actor.name()));
            if (open.isEmpty()) {
                return refused(
                        "Pytanie cofa tylko ten, kto je zadał, dopóki nie ma odpowiedzi.",
                        "Only whoever asked takes a question back, and only before the answer.");
            }
            withdrawOpen(parties.getCreditor(id), actor);
            return new Outcome.Dropped();
        });
    }

    /** What waits for a second person, the oldest question first. */
    public List<Approval> open() {
        return approvals.open(ApprovalSubject.Kind.CREDITOR_ACCOUNT);
    }

    /** What was asked about last. */
    public Optional<AccountProposal> newest(CreditorId id) {
        return store.newest(id);
    }

    private void withdrawOpen(Creditor creditor, Actor actor) {
        approvals.open(creditor.id().asSubject()).ifPresent(question -> {
            approvals.withdraw(question.subject());
            store.newest(creditor.id())
                    .ifPresent(proposal -> record(
                            actor,
                            "creditor-account-withdrawn",
                            creditor,
                            proposal.account(),
                            "",
                            Map.of("version", proposal.version())));
        });
    }

    private interface Answer {
        Outcome to(Creditor creditor, AccountProposal proposal, Approval question);
    }

    /** The act of whoever is asked; nobody else's. */
    private Outcome answering(CreditorId id, int version, Actor actor, Answer answer) {
        return transactions.in(() -> {
            store.lock(id);
            Optional<AccountProposal> proposal = store.newest(id).filter(newest -> newest.version() == version);
            if (proposal.isEmpty()) {
                return refused(
                        "W międzyczasie zaproponowano inny rachunek: obejrzyj go.",
                        "Another account was proposed meanwhile: look at that one.");
            }
            return switch (approvals.questionTo(actor, id.asSubject(), version, approvers(proposal.orElseThrow()))) {
                case ApprovalOutcome.Refused(LocalizedText why) -> new Outcome.Refused(why);
                case ApprovalOutcome.Open(Approval question) ->
                    answer.to(parties.getCreditor(id), proposal.orElseThrow(), question);
            };
        });
    }

    /** Proposals are of different numbers: whoever proposed another one before may well approve this one. */
    private static ApprovalPolicy approvers(AccountProposal proposal) {
        return new ApprovalPolicy(APPROVERS, Set.of(proposal.proposedBy()));
    }

    private void tell(
            Creditor creditor, @Nullable Iban account, String why, Actor asking, @Nullable String approverName) {
        events.publishEvent(new CreditorAccountChanged(
                creditor.id(), creditor.name(), creditor.account(), account, why, asking, approverName));
    }

    private void record(
            Actor actor,
            String action,
            Creditor creditor,
            @Nullable Iban account,
            String why,
            Map<String, Object> more) {
        Map<String, Object> details = new TreeMap<>(more);
        details.put("creditor", creditor.name());
        details.put("before", textOf(creditor.account()));
        details.put("after", textOf(account));
        audit.record(actor, action, Subject.of("creditor", creditor.id().value()), why, details);
    }

    private static String textOf(@Nullable Iban account) {
        return account == null ? "" : account.value();
    }

    private static Outcome refused(String pl, String en) {
        return new Outcome.Refused(new LocalizedText(pl, en));
    }
}
