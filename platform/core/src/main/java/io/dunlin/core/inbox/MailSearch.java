package io.dunlin.core.inbox;

import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The index of all words of all mail: subject, sender, what was written and quoted, and the text of attachments. */
@Component
public class MailSearch {

    private static final int LONGEST_ATTACHMENT = 20_000;

    private final Jdbi jdbi;

    MailSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Indexes mails in the running transaction; again takes the place of before. */
    public void index(Map<InboundMail, ? extends Reading> mails) {
        if (mails.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into mail_text (mail_id, words)
                    values (:id, :words)
                    on duplicate key update words = values(words)
                    """);
            mails.forEach((mail, reading) -> batch.bind("id", mail.id().value())
                    .bind("words", SearchWords.indexed(words(reading)) + "\n" + SearchWords.indexed(own(mail)))
                    .add());
            int[] written = batch.execute();
            assert written.length == mails.size();
        });
    }

    /**
     * What the database is asked for to find a text.
     *
     * @return null where the text has no word that is indexed
     */
    public static @Nullable String question(@Nullable String text) {
        String question = text == null ? "" : SearchWords.question(text);
        return question.isEmpty() ? null : question;
    }

    /** Mail that is not in the index yet, oldest first: it came before there was one. */
    List<InboundMailId> missing(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.id
                        from inbound_mail m
                        left join mail_text t on t.mail_id = m.id
                        where t.mail_id is null and m.state <> 'RECEIVED'
                        order by m.id
                        limit :most
                        """)
                .bind("most", most)
                .mapTo(InboundMailId.class)
                .list());
    }

    /** What the list shows of it, whether or not it can be read. */
    private static String own(InboundMail mail) {
        return Stream.of(mail.subject(), mail.fromName(), mail.fromAddress())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String words(Reading reading) {
        return switch (reading) {
            case ReadMail mail -> words(mail);
            case Unreadable _ -> "";
        };
    }

    private static String words(ReadMail mail) {
        return Stream.concat(
                        Stream.of(mail.newText(), mail.signature(), mail.quotedText()),
                        mail.attachments().stream().map(MailSearch::words))
                .collect(Collectors.joining("\n"));
    }

    private static String words(Attachment attachment) {
        String text = attachment.text();
        return attachment.name() + "\n"
                + (text.length() > LONGEST_ATTACHMENT ? text.substring(0, LONGEST_ATTACHMENT) : text);
    }
}
