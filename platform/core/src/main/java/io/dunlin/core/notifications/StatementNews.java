package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.remittances.statements.StatementQuarantined;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells accountants of statements and files that wait for them: until they decide, payments in them count for nothing. */
@Component
class StatementNews {

    private final Audience audience;
    private final Notifications notifications;

    StatementNews(Audience audience, Notifications notifications) {
        this.audience = audience;
        this.notifications = notifications;
    }

    @EventListener
    void on(StatementQuarantined quarantined) {
        audience.ofStatements().forEach(user -> notifications.tell(user, news(quarantined, user)));
    }

    private News news(StatementQuarantined quarantined, User user) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        String why = texts.isPolish()
                ? quarantined.reason().pl()
                : quarantined.reason().en();
        BankStatementId statement = quarantined.statementId();
        String headline = texts.text(statement == null ? "statement.unreadable" : "statement.quarantined");
        return new News(
                statement == null ? NotificationKind.STATEMENT_FILE_UNREADABLE : NotificationKind.STATEMENT_QUARANTINED,
                Purpose.STAFF_NOTICE,
                null,
                new Notice(headline, List.of(why), Place.STATEMENTS.to(user)),
                statement == null
                        ? "statement-file:" + quarantined.fileId().value()
                        : "statement:" + statement.value());
    }
}
