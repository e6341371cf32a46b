package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalAnswered;
import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.approvals.ApprovalsAsked;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.ApprovalMatter.Words;
import io.dunlin.core.notifications.Notifications.News;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a second person that an approval is asked for, and whoever asked what the answer was. */
@Component
class ApprovalNews {

    private final Map<ApprovalSubject.Kind, ApprovalMatter> matters = new EnumMap<>(ApprovalSubject.Kind.class);
    private final Users users;
    private final Notifications notifications;

    ApprovalNews(List<ApprovalMatter> matters, Users users, Notifications notifications) {
        matters.forEach(matter -> this.matters.put(matter.kind(), matter));
        this.users = users;
        this.notifications = notifications;
    }

    @EventListener
    void on(ApprovalsAsked asked) {
        Approval first = asked.approvals().getFirst();
        User approver = users.get(first.approver());
        NotificationTexts texts = NotificationTexts.in(approver.language());
        ApprovalMatter matter = matterOf(first);
        Words words =
                asked.approvals().size() == 1 ? matter.asked(first, texts) : matter.asked(asked.approvals(), texts);
        List<String> lines = new ArrayList<>();
        lines.add(texts.text("approval.asked-by", personOf(first.askedBy(), texts)));
        lines.addAll(words.lines());
        if (!first.reason().isBlank()) {
            lines.add(first.reason());
        }
        tell(approver, NotificationKind.APPROVAL_ASKED, words, lines, matter.origin() + "-approval:" + first.id());
    }

    @EventListener
    void on(ApprovalAnswered answered) {
        Approval approval = answered.approval();
        users.find(approval.askedBy()).filter(User::enabled).ifPresent(user -> {
            NotificationTexts texts = NotificationTexts.in(user.language());
            ApprovalMatter matter = matterOf(approval);
            Words words = matter.answered(approval, texts);
            List<String> lines = new ArrayList<>(words.lines());
            lines.add(texts.text("approval.answered-by", approval.approverName()));
            if (!approval.note().isBlank()) {
                lines.add(approval.note());
            }
            tell(user, NotificationKind.APPROVAL_ANSWERED, words, lines, matter.origin() + "-answer:" + approval.id());
        });
    }

    private ApprovalMatter matterOf(Approval approval) {
        return Objects.requireNonNull(matters.get(approval.subject().kind()));
    }

    private void tell(User user, NotificationKind kind, Words words, List<String> lines, String origin) {
        notifications.tell(
                user,
                new News(
                        kind,
                        Purpose.STAFF_NOTICE,
                        words.caseId() == null ? null : words.caseId().value(),
                        new Notice(words.title(), lines, words.link()),
                        origin));
    }

    private String personOf(String login, NotificationTexts texts) {
        return users.find(login)
                .map(User::displayName)
                .orElseGet(() -> "dunning".equals(login) ? texts.text("approval.by-policy") : login);
    }
}
