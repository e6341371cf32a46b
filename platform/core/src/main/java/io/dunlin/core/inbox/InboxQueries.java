package io.dunlin.core.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads mail and mailboxes for screens. */
@Component
public class InboxQueries {

    private final Jdbi jdbi;
    private final InboxProperties properties;

    public InboxQueries(Jdbi jdbi, InboxProperties properties) {
        this.jdbi = jdbi;
        this.properties = properties;
    }

    /** How a folder of a mailbox is doing. */
    public record MailboxRow(
            String mailbox,
            String folder,
            @Nullable Instant lastCheckedAt,
            @Nullable Instant lastFailureAt,
            @Nullable String lastFailure,
            int consecutiveFailures) {}

    /**
     * What to list; null leaves a filter out.
     *
     * @param text words, or beginnings of words, that stand anywhere in the mail; with or without diacritics
     */
    public record Filter(
            InboundMail.@Nullable State state, @Nullable String text) {}

    /**
     * Newest first, as far back as there is mail.
     *
     * @param after the last one that was listed before; null for the beginning
     */
    public List<InboundMail> page(Filter filter, @Nullable InboundMailId after, int limit) {
        String text = filter.text();
        String question = MailSearch.question(text);
        if (text != null && question == null) {
            return List.of();
        }
        return jdbi.withHandle(
                handle -> handle.createQuery(JdbiInbox.SELECT + """
                        where (:state is null or m.state = :state)
                          and (:after is null or m.id < :after)
                        """ + (question == null ? "" : """
                          and m.id in (select t.mail_id from mail_text t where match (t.words) against (:question in boolean mode))
                        """) + """
                        order by m.id desc
                        limit :limit
                        """)
                        .bind("state", filter.state())
                        .bind("after", after)
                        .bind("question", question)
                        .bind("limit", limit)
                        .map((results, _) -> JdbiInbox.read(results))
                        .list());
    }

    public long count(InboundMail.State state) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from inbound_mail where state = :state")
                .bind("state", state)
                .mapTo(Long.class)
                .one());
    }

    /** Every folder that was looked into, and the intake of each mailbox that waits for its first look. */
    public List<MailboxRow> mailboxes() {
        List<MailboxRow> looked = lookedInto();
        Set<String> known = looked.stream().map(MailboxRow::mailbox).collect(Collectors.toSet());
        Stream<MailboxRow> waiting = properties.mailboxes().stream()
                .filter(mailbox -> !known.contains(mailbox.name()))
                .map(mailbox -> new MailboxRow(mailbox.name(), mailbox.intake(), null, null, null, 0));
        return Stream.concat(looked.stream(), waiting).toList();
    }

    private List<MailboxRow> lookedInto() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select mailbox, folder, last_checked_at, last_failure_at, last_failure, consecutive_failures
                        from mailbox_state
                        order by mailbox, folder
                        """)
                .map(ConstructorMapper.of(MailboxRow.class))
                .list());
    }
}
