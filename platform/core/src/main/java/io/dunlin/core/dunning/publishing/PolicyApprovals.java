package io.dunlin.core.dunning.publishing;

import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalOutcome;
import io.dunlin.core.approvals.ApprovalRequest;
import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.approvals.Approvals;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.dunning.policy.PolicyFault;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Four eyes on a policy that reaches many: only a second person's yes publishes a draft, exactly as it was when it was asked
 * about, or makes a version in use the default.
 */
@Component
public class PolicyApprovals {

    private final Approvals approvals;
    private final Policies policies;
    private final Transactions transactions;
    private final AuditTrail audit;

    PolicyApprovals(Approvals approvals, Policies policies, Transactions transactions, AuditTrail audit) {
        this.approvals = approvals;
        this.policies = policies;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What came of asking or of an answer. */
    public sealed interface Outcome {

        /** The named person is asked. */
        record Asked(Approval approval) implements Outcome {}

        /** It is in use, or the default, from the next run on. */
        record InUse(PolicyVersion version) implements Outcome {}

        /** Nothing changes; what the approver said stands with it. */
        record Rejected(Approval approval) implements Outcome {}

        /** Nothing changed, for these reasons. */
        record Refused(List<LocalizedText> why) implements Outcome {

            public Refused {
                why = List.copyOf(why);
            }
        }
    }

    /** Who may be asked about a version. */
    public List<User> candidates(PolicyVersion version, Actor asking) {
        return approvals.candidates(policies.approvers(version), asking);
    }

    /** Asks a second person whether a draft may be published, or a version in use become the default. */
    public Outcome ask(long policyId, UserId approver, String reason, Actor actor) {
        return transactions.in(() -> {
            PolicyVersion version = policies.lock(policyId);
            if (version.state() == PolicyVersion.State.RETIRED) {
                return refused(
                        "Ta wersja nie jest już w użyciu: poproś o zatwierdzenie nowszej.",
                        "This version is in use no more: ask for approval of the newer one.");
            }
            List<PolicyFault> faults = policies.faults(version.definition());
            if (!faults.isEmpty()) {
                return refused(faults);
            }
            ApprovalRequest request =
                    new ApprovalRequest(version.asSubject(), version.version(), policies.atStake(version), reason);
            return switch (approvals.ask(request, policies.approvers(version), approver, actor)) {
                case ApprovalOutcome.Refused(LocalizedText why) -> new Outcome.Refused(List.of(why));
                case ApprovalOutcome.Open(Approval asked) -> {
                    record(actor, "policy-approval-asked", version, reason, approver);
                    yield new Outcome.Asked(asked);
                }
            };
        });
    }

    /** The named person's yes: the draft is published, or the version in use becomes the default. */
    public Outcome approve(long approvalId, String note, Actor actor) {
        return answering(approvalId, actor, (version, question) -> {
            List<PolicyFault> faults =
                    version.state() == PolicyVersion.State.DRAFT ? policies.faults(version.definition()) : List.of();
            if (!faults.isEmpty()) {
                return refused(faults);
            }
            // Before the version is in use: with that, all that is still asked about the policy is withdrawn.
            approvals.approve(question, note);
            Actor asking = Actor.user(question.askedBy());
            PolicyVersion inUse = switch (version.state()) {
                case DRAFT -> policies.putInUse(version, question.reason(), asking);
                case PUBLISHED -> policies.putAsDefault(version, question.reason(), asking);
                case RETIRED -> throw new IllegalStateException("Retired without a change: policy " + version.id());
            };
            record(actor, "policy-approved", inUse, note, question.approver());
            return new Outcome.InUse(inUse);
        });
    }

    /** The named person's no, with what is to be changed. */
    public Outcome reject(long approvalId, String note, Actor actor) {
        return answering(approvalId, actor, (version, question) -> {
            approvals.reject(question, note);
            record(actor, "policy-rejected", version, note, question.approver());
            return new Outcome.Rejected(find(approvalId));
        });
    }

    private interface Answer {
        Outcome to(PolicyVersion version, Approval question);
    }

    /** The act of whoever is asked; nobody else's. */
    private Outcome answering(long approvalId, Actor actor, Answer answer) {
        return transactions.in(() -> {
            PolicyVersion version = policies.lock(find(approvalId).subject().id());
            return switch (approvals.questionTo(
                    actor, version.asSubject(), version.version(), policies.approvers(version))) {
                case ApprovalOutcome.Refused(LocalizedText why) -> new Outcome.Refused(List.of(why));
                case ApprovalOutcome.Open(Approval question) -> answer.to(version, question);
            };
        });
    }

    private Approval find(long approvalId) {
        return approvals
                .find(ApprovalSubject.Kind.POLICY, approvalId)
                .orElseThrow(() -> new IllegalArgumentException("No policy approval " + approvalId));
    }

    /** What was asked about a version, the newest first. */
    public List<Approval> of(PolicyVersion version) {
        return approvals.of(version.asSubject());
    }

    /** What waits for an answer. */
    public List<Approval> open() {
        return approvals.open(ApprovalSubject.Kind.POLICY);
    }

    private static Outcome refused(List<PolicyFault> faults) {
        return new Outcome.Refused(faults.stream().map(PolicyFault::text).toList());
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
