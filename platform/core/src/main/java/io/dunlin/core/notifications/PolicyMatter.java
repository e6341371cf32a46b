package io.dunlin.core.notifications;

import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import java.util.List;
import org.springframework.stereotype.Component;

/** Dunning policies, which are spoken of by their name and by how many cases they reach. */
@Component
class PolicyMatter implements ApprovalMatter {

    private final Policies policies;

    PolicyMatter(Policies policies) {
        this.policies = policies;
    }

    @Override
    public ApprovalSubject.Kind kind() {
        return ApprovalSubject.Kind.POLICY;
    }

    @Override
    public String origin() {
        return "policy";
    }

    @Override
    public Words asked(Approval approval, NotificationTexts texts) {
        PolicyVersion version = policies.get(approval.subject().id());
        boolean draft = version.state() == PolicyVersion.State.DRAFT;
        return words(
                version,
                draft ? "approval.policy" : "approval.policy.default",
                List.of(texts.text("approval.policy.reach", approval.reach())),
                texts);
    }

    @Override
    public Words answered(Approval approval, NotificationTexts texts) {
        return words(
                policies.get(approval.subject().id()),
                approval.isApproved() ? "approval.policy.yes" : "approval.policy.no",
                List.of(),
                texts);
    }

    private static Words words(PolicyVersion version, String key, List<String> lines, NotificationTexts texts) {
        String name = texts.isPolish() ? version.namePl() : version.nameEn();
        return new Words(null, texts.text(key, name), lines, "policies/" + version.code());
    }
}
