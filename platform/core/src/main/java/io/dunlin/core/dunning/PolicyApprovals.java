package io.dunlin.core.dunning;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Four eyes on a policy that reaches many: whoever asks names a second person, who neither asked nor wrote it, and only
 * that person's yes publishes a draft, exactly as it was when it was asked about, or makes a version in use the default.
 */
@Component
public class PolicyApprovals {

    private static final Set<Role> MAY_APPROVE = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.LAWYER);

    private final JdbiPolicyApprovals store;
    private final Policies policies;
    private final Users users;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    PolicyApprovals(
            JdbiPolicyApprovals store,
            Policies policies,
            Users users,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.policies = policies;
        this.users = users;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /** What came of asking or of an answer. */
    public sealed interface Outcome {

        /** The named person is asked. */
        record Asked(PolicyApproval approval) implements Outcome {}

        /** It is in use, or the default, from the next run on. */
        record InUse(PolicyVersion version) implements Outcome {}

        /** Nothing changes; what the approver said stands with it. */
        record Rejected(PolicyApproval approval) implements Outcome {}

        /** Nothing changed, for these reasons. */
        record Refused(List<LocalizedText> why) implements Outcome {

            public Refused {
                why = List.copyOf(why);
            }
        }
    }

    /** Who may be asked about a version: enabled, of a role that decides, and neither its author nor the one who asks. */
    public List<User> candidates(PolicyVersion version, Actor asking) {
        return users.all().stream()
                .filter(User::enabled)
                .filter(user -> user.roles().stream().anyMatch(MAY_APPROVE::contains))
                .filter(user ->
                        !user.login().equals(asking.name()) && !user.login().equals(version.changedBy()))
                .toList();
    }

    /** Asks a second person whether a draft may be published, or a version in use become the default. */
    public Outcome ask(long policyId, UserId approver, String reason, Actor actor) {
        return transactions.in(() -> {
            PolicyVersion version = policies.lock(policyId);
            if (version.state() == PolicyVersion.State.RETIRED) {
                return changedSince();
            }
            List<PolicyFault> faults = policies.faults(version.definition());
            if (!faults.isEmpty()) {
                return new Outcome.Refused(
                        faults.stream().map(PolicyFault::text).toList());
            }
            if (candidates(version, actor).stream().noneMatch(user -> user.id().equals(approver))) {
                return refused(
                        "Ta osoba nie może zatwierdzić tej wersji: wskaż kogoś innego niż autor i pytający.",
                        "This person cannot approve this version: name somebody who neither wrote it nor asks.");
            }
            store.withdraw(policyId);
            int reach = policies.atStake(version);
            long id = store.insert(version, reach, approver, reason, actor);
            record(actor, "policy-approval-asked", version, reason, approver);
            PolicyApproval asked = lock(id);
            events.publishEvent(new PolicyApprovalAsked(asked, version));
            return new Outcome.Asked(asked);
        });
    }

    /** The named person's yes: the draft is published, or the version in use becomes the default. */
    public Outcome approve(long approvalId, String note, Actor actor) {
        return transactions.in(() -> {
            PolicyApproval approval = lock(approvalId);
            PolicyVersion version = policies.get(approval.policyId());
            if (!isAsked(approval, actor)) {
                return notAsked();
            }
            if (version.version() != approval.policyVersion()) {
                return changedSince();
            }
            List<PolicyFault> faults =
                    version.state() == PolicyVersion.State.DRAFT ? policies.faults(version.definition()) : List.of();
            if (!faults.isEmpty()) {
                return new Outcome.Refused(
                        faults.stream().map(PolicyFault::text).toList());
            }
            // Before the version is in use: with that, all that is still asked about the policy is withdrawn.
            store.decide(approvalId, PolicyApproval.State.APPROVED, note);
            Actor asking = Actor.user(approval.askedBy());
            Published published = switch (version.state()) {
                case DRAFT -> policies.putInUse(version, approval.reason(), asking);
                case PUBLISHED -> new Published.InUse(policies.putAsDefault(version, approval.reason(), asking));
                case RETIRED -> throw new IllegalStateException("Retired without a change: policy " + version.id());
            };
            return switch (published) {
                case Published.InUse(PolicyVersion inUse) -> {
                    record(actor, "policy-approved", inUse, note, approval.approver());
                    events.publishEvent(new PolicyApprovalAnswered(lock(approvalId), inUse));
                    yield new Outcome.InUse(inUse);
                }
                case Published.Refused refused ->
                    throw new IllegalStateException("Without a fault, and refused: " + refused);
                case Published.NeedsApproval needs ->
                    throw new IllegalStateException("An approved policy asks again: " + needs);
            };
        });
    }

    /** The named person's no, with what is to be changed. */
    public Outcome reject(long approvalId, String note, Actor actor) {
        return transactions.in(() -> {
            PolicyApproval approval = lock(approvalId);
            if (!isAsked(approval, actor)) {
                return notAsked();
            }
            store.decide(approvalId, PolicyApproval.State.REJECTED, note);
            PolicyVersion version = policies.get(approval.policyId());
            record(actor, "policy-rejected", version, note, approval.approver());
            events.publishEvent(new PolicyApprovalAnswered(lock(approvalId), version));
            return new Outcome.Rejected(lock(approvalId));
        });
    }

    /** What was asked about a version, the newest first. */
    public List<PolicyApproval> of(long policyId) {
        return store.of(policyId);
    }

    /** What waits for an answer. */
    public List<PolicyApproval> open() {
        return store.open();
    }

    private PolicyApproval lock(long approvalId) {
        return store.lock(approvalId)
                .orElseThrow(() -> new IllegalArgumentException("No policy approval " + approvalId));
    }

    private boolean isAsked(PolicyApproval approval, Actor actor) {
        User approver = users.get(approval.approver());
        return approval.state() == PolicyApproval.State.OPEN
                && approver.enabled()
                && approver.login().equals(actor.name());
    }

    private static Outcome changedSince() {
        return refused(
                "Wersja zmieniła się od czasu pytania: trzeba zapytać jeszcze raz.",
                "The version was changed since you were asked: it has to be asked anew.");
    }

    private static Outcome notAsked() {
        return refused(
                "Na to pytanie odpowiada tylko wskazana osoba, i tylko raz.",
                "Only the person who was named answers, and only once.");
    }

    private static Outcome refused(String pl, String en) {
        return new Outcome.Refused(List.of(new LocalizedText(pl, en)));
    }

    private void record(Actor actor, String action, PolicyVersion version, String reason, UserId approver) {
        audit.record(
                actor,
                action,
                Subject.of("policy", version.id()),
                reason,
                Map.of(
                        "code", version.code(),
                        "version", version.versionNumber(),
                        "approver", approver.value()));
    }
}
