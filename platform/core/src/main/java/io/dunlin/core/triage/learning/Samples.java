package io.dunlin.core.triage.learning;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.ReplyClass;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people taught: messages with the classes that a person gave them, one sample a message and the newest word of a
 * person on it. Kept are the words written by the sender, without quotes and signature, until the message or its debtor is
 * erased.
 */
@Component
public class Samples {

    private static final int APART_ONE_IN = 5;
    private static final int HASH_DIGITS = 8;
    private static final int LONGEST_SUBJECT = 500;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    Samples(Jdbi jdbi, Transactions transactions, AuditTrail audit, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a sample came about. */
    public enum Source {
        /** A person corrected in the queue. */
        QUEUE,
        /** A person moved the mail to another folder in a mail client. */
        FOLDER_MOVE,
        /** A person agreed with the suggestion. */
        CONFIRMED
    }

    /** The words of a message, as a sample keeps them. */
    public record Words(
            @Nullable Long mailId,
            @Nullable Long smsId,
            @Nullable DebtorId debtor,
            MailKind kind,
            @Nullable String language,
            String subject,
            String text) {}

    /**
     * A message with its classes, the primary first.
     *
     * @param said what the product had made of it
     * @param keptApart whether it is measured with and never learnt from
     */
    public record Sample(
            long id,
            MailKind kind,
            @Nullable String language,
            String subject,
            String text,
            List<ReplyClass> labels,
            List<ReplyClass> said,
            Source source,
            boolean keptApart,
            Instant recordedAt,
            String recordedBy) {

        public Sample {
            labels = List.copyOf(labels);
            said = List.copyOf(said);
        }
    }

    /** How many samples there are to learn from, and how many are kept apart. */
    public record Count(long toLearn, long apart) {}

    /** Keeps what a person said, in the running transaction; it takes the place of what was said before. */
    public void keep(Words words, List<ReplyClass> labels, List<ReplyClass> said, Source source, Actor actor) {
        forget(words.mailId(), words.smsId());
        if (words.text().isBlank()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into training_sample (mail_id, sms_id, debtor_id, kind, subject, text, language, labels,
                          machine_labels, source, kept_apart, recorded_at, recorded_by)
                        values (:mailId, :smsId, :debtorId, :kind, :subject, :text, :language, :labels,
                          :said, :source, :apart, :now, :actor)
                        """)
                .bind("mailId", words.mailId())
                .bind("smsId", words.smsId())
                .bind("debtorId", words.debtor())
                .bind("kind", words.kind())
                .bind("subject", Texts.cut(words.subject(), LONGEST_SUBJECT))
                .bind("text", words.text())
                .bind("language", words.language())
                .bind("labels", names(labels))
                .bind("said", names(said))
                .bind("source", source)
                .bind("apart", isKeptApart(words.text()))
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .execute());
    }

    /** A person took a word back. */
    public void forget(@Nullable Long mailId, @Nullable Long smsId) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from training_sample
                        where (:mailId is not null and mail_id = :mailId) or (:smsId is not null and sms_id = :smsId)
                        """)
                .bind("mailId", mailId)
                .bind("smsId", smsId)
                .execute());
    }

    /** Takes a sample out: it was taught wrongly, or should not be kept. */
    public void remove(long id, Actor actor, String why) {
        transactions.run(() -> {
            int removed = jdbi.withHandle(handle -> handle.createUpdate("delete from training_sample where id = :id")
                    .bind("id", id)
                    .execute());
            if (removed > 0) {
                audit.record(actor, "sample-removed", Subject.of("sample", id), why, Map.of());
            }
        });
    }

    /**
     * Erases the words of a debtor: those of the debtor's cases, and those of no case from an address of the debtor's.
     *
     * @return how many samples there were
     */
    public int erase(DebtorId debtor, Actor actor, String why) {
        return transactions.in(() -> {
            int erased = jdbi.withHandle(
                    handle -> handle.createUpdate("""
                            delete s
                            from training_sample s
                            left join inbound_mail m on m.id = s.mail_id
                            left join inbound_sms t on t.id = s.sms_id
                            where s.debtor_id = :debtor
                              or s.debtor_id is null and exists (
                                select 1
                                from contact_point p
                                where p.debtor_id = :debtor
                                  and (p.kind = 'EMAIL' and p.value = m.from_address
                                    or p.kind = 'PHONE' and p.value = t.sender))
                            """).bind("debtor", debtor).execute());
            audit.record(
                    actor,
                    "samples-erased",
                    new Subject("debtor", debtor.value(), null),
                    why,
                    Map.of("samples", Integer.toString(erased)));
            return erased;
        });
    }

    public Count count() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(sum(not kept_apart), 0) as to_learn, coalesce(sum(kept_apart), 0) as apart
                        from training_sample
                        """)
                .map((results, _) -> new Count(results.getLong("to_learn"), results.getLong("apart")))
                .one());
    }

    /** The newest first. */
    public List<Sample> page(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, kind, language, subject, text, labels, machine_labels, source, kept_apart, recorded_at,
                          recorded_by
                        from training_sample
                        order by id desc
                        limit :limit offset :offset
                        """)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> read(results))
                .list());
    }

    /** The newest, at most so many: older words of a firm with very many tell less of how its debtors write now. */
    List<Sample> newest(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, kind, language, subject, text, labels, machine_labels, source, kept_apart, recorded_at,
                          recorded_by
                        from training_sample
                        order by id desc
                        limit :most
                        """)
                .bind("most", most)
                .map((results, _) -> read(results))
                .list());
    }

    /** The same words always fall on the same side, whoever sends them and whenever. */
    static boolean isKeptApart(String text) {
        String folded = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        String hash = RawStore.sha256(folded.getBytes(StandardCharsets.UTF_8));
        return Long.parseLong(hash.substring(0, HASH_DIGITS), 16) % APART_ONE_IN == 0;
    }

    static String names(List<ReplyClass> classes) {
        return classes.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    static List<ReplyClass> classes(String names) {
        return names.isEmpty()
                ? List.of()
                : Arrays.stream(names.split(",")).map(ReplyClass::valueOf).toList();
    }

    private static Sample read(ResultSet results) throws SQLException {
        return new Sample(
                results.getLong("id"),
                MailKind.valueOf(results.getString("kind")),
                results.getString("language"),
                results.getString("subject"),
                results.getString("text"),
                classes(results.getString("labels")),
                classes(results.getString("machine_labels")),
                Source.valueOf(results.getString("source")),
                results.getBoolean("kept_apart"),
                results.getTimestamp("recorded_at").toInstant(),
                results.getString("recorded_by"));
    }
}
