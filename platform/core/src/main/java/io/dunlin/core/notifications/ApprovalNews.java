package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.dunning.LetterAnswered;
import io.dunlin.core.dunning.LettersSubmitted;
import io.dunlin.core.dunning.PolicyApproval;
import io.dunlin.core.dunning.PolicyApprovalAnswered;
import io.dunlin.core.dunning.PolicyApprovalAsked;
import io.dunlin.core.dunning.PolicyVersion;
import io.dunlin.core.notifications.Notifications.News;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a second person that an approval is asked for, and whoever asked what the answer was. */
@Component
class ApprovalNews {

    private final Users users;
    private final Notifications notifications;

    ApprovalNews(Users users, Notifications notifications) {
        this.users = users;
        this.notifications = notifications;
    }

    @EventListener
    void on(LettersSubmitted submitted) {
        User approver = users.get(submitted.approver());
        NotificationTexts texts = NotificationTexts.in(approver.language());
        boolean one = submitted.letters() == 1;
        tell(
                approver,
                NotificationKind.APPROVAL_ASKED,
                submitted.caseId(),
                new Notice(
                        one
                                ? texts.text("approval.letter", submitted.subject())
                                : texts.text("approval.letters", submitted.letters()),
                        List.of(texts.text("approval.asked-by", personOf(submitted.askedBy(), texts))),
                        one
                                ? "formal-letters/" + submitted.first().value()
                                : "formal-letters?state=SUBMITTED&mine=true"),
                "letter-approval:" + submitted.approvalId());
    }

    @EventListener
    void on(LetterAnswered answered) {
        users.find(answered.askedBy()).filter(User::enabled).ifPresent(user -> {
            NotificationTexts texts = NotificationTexts.in(user.language());
            tell(
                    user,
                    NotificationKind.APPROVAL_ANSWERED,
                    answered.caseId(),
                    new Notice(
                            texts.text(
                                    answered.approved() ? "approval.letter.yes" : "approval.letter.no",
                                    answered.subject()),
                            said(texts, answered.answeredBy(), answered.note()),
                            "formal-letters/" + answered.letterId().value()),
                    "letter-answer:" + answered.approvalId());
        });
    }

    @EventListener
    void on(PolicyApprovalAsked asked) {
        PolicyApproval approval = asked.approval();
        User approver = users.get(approval.approver());
        NotificationTexts texts = NotificationTexts.in(approver.language());
        tell(
                approver,
                NotificationKind.APPROVAL_ASKED,
                null,
                new Notice(
                        texts.text(
                                asked.version().state() == PolicyVersion.State.DRAFT
                                        ? "approval.policy"
                                        : "approval.policy.default",
                                nameOf(asked.version(), texts)),
                        List.of(
                                texts.text("approval.asked-by", personOf(approval.askedBy(), texts)),
                                texts.text("approval.policy.reach", approval.reach()),
                                approval.reason()),
                        "policies/" + asked.version().code()),
                "policy-approval:" + approval.id());
    }

    @EventListener
    void on(PolicyApprovalAnswered answered) {
        PolicyApproval approval = answered.approval();
        users.find(approval.askedBy()).filter(User::enabled).ifPresent(user -> {
            NotificationTexts texts = NotificationTexts.in(user.language());
            boolean yes = approval.state() == PolicyApproval.State.APPROVED;
            tell(
                    user,
                    NotificationKind.APPROVAL_ANSWERED,
                    null,
                    new Notice(
                            texts.text(
                                    yes ? "approval.policy.yes" : "approval.policy.no",
                                    nameOf(answered.version(), texts)),
                            said(texts, approval.approverName(), approval.note()),
                            "policies/" + answered.version().code()),
                    "policy-answer:" + approval.id());
        });
    }

    private void tell(User user, NotificationKind kind, @Nullable CaseId caseId, Notice notice, String origin) {
        notifications.tell(
                user, new News(kind, Purpose.STAFF_NOTICE, caseId == null ? null : caseId.value(), notice, origin));
    }

    private List<String> said(NotificationTexts texts, String by, String note) {
        String who = texts.text("approval.answered-by", personOf(by, texts));
        return note.isBlank() ? List.of(who) : List.of(who, note);
    }

    private String personOf(String login, NotificationTexts texts) {
        return users.find(login)
                .map(User::displayName)
                .orElseGet(() -> "dunning".equals(login) ? texts.text("approval.by-policy") : login);
    }

    private static String nameOf(PolicyVersion version, NotificationTexts texts) {
        return texts.isPolish() ? version.namePl() : version.nameEn();
    }
}
