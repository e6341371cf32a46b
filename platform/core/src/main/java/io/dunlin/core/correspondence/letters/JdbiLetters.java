package io.dunlin.core.correspondence.letters;

import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.templates.LetterText;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Batches of letters in the database. */
@Component
class JdbiLetters {

    private static final BulkInsert ITEMS = BulkInsert.into(
            "letter_batch_item", "batch_id", "position", "message_id", "address", "registered", "state");

    private static final String ADDRESSED =
            "(d.street is not null and d.building is not null and d.postal_code is not null and d.city is not null)";

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiLetters(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A letter of a batch that is being made. */
    record NewLetter(OutboundMessageId messageId, String address, boolean registered) {}

    /** Letters that were decided on, lie in no pile and have somewhere to go, the oldest first. */
    List<OutboundMessageId> waiting(int most, int offset) {
        return inNoPile(ADDRESSED, most, offset);
    }

    /** Letters that nobody can send: their debtors have no postal address, or not all of one. */
    List<OutboundMessageId> withoutAddress(Window window) {
        return inNoPile("not " + ADDRESSED, window.limit(), window.offset());
    }

    private List<OutboundMessageId> inNoPile(String which, int most, int offset) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.id
                        from outbound_message m
                        left join debtor d on d.id = m.debtor_id
                        where m.channel = 'LETTER' and m.state = 'QUEUED'
                          and not exists (select 1 from letter_batch_item i where i.message_id = m.id and i.active_marker = 1)
                          and\s""" + which + """

                        order by m.id
                        limit :limit offset :offset
                        """)
                .bind("limit", most)
                .bind("offset", offset)
                .mapTo(OutboundMessageId.class)
                .list());
    }

    LetterBatchId insert(List<NewLetter> letters, List<String> sender, LocalDate datedOn, Actor actor) {
        return jdbi.withHandle(handle -> {
            long id = handle.createUpdate("""
                            insert into letter_batch (state, printed_at, printed_by, dated_on, sender)
                            values ('PRINTED', :now, :actor, :datedOn, :sender)
                            """)
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .bind("datedOn", datedOn)
                    .bind("sender", String.join("\n", sender))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            AtomicInteger position = new AtomicInteger();
            ITEMS.all(
                    handle,
                    letters,
                    (row, letter) -> row.add(id)
                            .add(position.incrementAndGet())
                            .add(letter.messageId())
                            .add(letter.address())
                            .add(letter.registered() ? 1 : 0)
                            .add(PrintedLetter.State.PRINTED));
            return new LetterBatchId(id);
        });
    }

    /** Which of some letters lie in a pile that was not given back. */
    Set<OutboundMessageId> inPiles(List<OutboundMessageId> letters) {
        if (letters.isEmpty()) {
            return Set.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select message_id
                        from letter_batch_item
                        where message_id in (<letters>) and active_marker = 1
                        """)
                .bindList("letters", letters)
                .mapTo(OutboundMessageId.class)
                .set());
    }

    List<LetterBatch> batches(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select b.id, b.state, b.printed_at, b.printed_by, b.dated_on, b.posted_on, count(*) as letters,
                          sum(i.state = 'WITHDRAWN' or (i.state = 'PRINTED' and m.state <> 'QUEUED')) as withdrawn
                        from letter_batch b
                        join letter_batch_item i on i.batch_id = b.id
                        join outbound_message m on m.id = i.message_id
                        group by b.id, b.state, b.printed_at, b.printed_by, b.dated_on, b.posted_on
                        order by b.id desc
                        limit :limit offset :offset
                        """)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> new LetterBatch(
                        new LetterBatchId(results.getLong("id")),
                        LetterBatch.State.valueOf(results.getString("state")),
                        results.getTimestamp("printed_at").toInstant(),
                        results.getString("printed_by"),
                        results.getObject("dated_on", LocalDate.class),
                        results.getInt("letters"),
                        results.getInt("withdrawn"),
                        results.getObject("posted_on", LocalDate.class)))
                .list());
    }

    List<PrintedLetter> lettersOf(LetterBatchId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select i.position, i.message_id, m.case_id, c.reference, i.address, m.subject, i.registered,
                          i.tracking_number, i.state, m.state as message_state
                        from letter_batch_item i
                        join outbound_message m on m.id = i.message_id
                        left join collection_case c on c.id = m.case_id
                        where i.batch_id = :id
                        order by i.position
                        """)
                .bind("id", id)
                .map((results, _) -> letter(results))
                .list());
    }

    private static PrintedLetter letter(ResultSet results) throws SQLException {
        PrintedLetter.State state = PrintedLetter.State.valueOf(results.getString("state"));
        boolean takenBack =
                state == PrintedLetter.State.PRINTED && !"QUEUED".equals(results.getString("message_state"));
        return new PrintedLetter(
                results.getInt("position"),
                new OutboundMessageId(results.getLong("message_id")),
                results.getObject("case_id", Long.class),
                results.getString("reference"),
                results.getString("address"),
                results.getString("subject"),
                results.getBoolean("registered"),
                results.getString("tracking_number"),
                takenBack ? PrintedLetter.State.WITHDRAWN : state);
    }

    /** What is printed: letters that were taken back meanwhile are left out. */
    List<LetterPdf.Letter> contentOf(LetterBatchId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select b.sender, b.dated_on, i.address, i.registered, m.language, m.subject, m.body_html, m.body_text
                        from letter_batch b
                        join letter_batch_item i on i.batch_id = b.id
                        join outbound_message m on m.id = i.message_id
                        where b.id = :id and (i.state = 'POSTED' or (i.state = 'PRINTED' and m.state = 'QUEUED'))
                        order by i.position
                        """)
                .bind("id", id)
                .map((results, _) -> new LetterPdf.Letter(
                        results.getString("language"),
                        List.of(results.getString("sender").split("\n", -1)),
                        List.of(results.getString("address").split("\n", -1)),
                        results.getObject("dated_on", LocalDate.class),
                        results.getString("subject"),
                        results.getString("body_html") == null
                                ? LetterText.html(results.getString("body_text"), results.getString("language"))
                                : results.getString("body_html"),
                        results.getBoolean("registered")))
                .list());
    }

    /** @throws IllegalStateException where the batch was closed before */
    void close(LetterBatchId id, LetterBatch.State state, @Nullable LocalDate postedOn, Actor actor) {
        int closed = jdbi.withHandle(handle -> handle.createUpdate("""
                        update letter_batch
                        set state = :state, closed_at = :now, closed_by = :actor, posted_on = :postedOn
                        where id = :id and state = 'PRINTED'
                        """)
                .bind("state", state)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .bind("postedOn", postedOn)
                .bind("id", id)
                .execute());
        if (closed == 0) {
            throw new IllegalStateException("Batch " + id.value() + " of letters is closed already");
        }
    }

    void mark(LetterBatchId id, List<Integer> positions, PrintedLetter.State state, @Nullable String trackingNumber) {
        if (positions.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update letter_batch_item
                        set state = :state, tracking_number = :number
                        where batch_id = :id and position in (<positions>)
                        """)
                .bind("state", state)
                .bind("number", trackingNumber)
                .bind("id", id)
                .bindList("positions", positions)
                .execute());
    }

    void release(LetterBatchId id) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update letter_batch_item
                        set state = 'RELEASED'
                        where batch_id = :id
                        """).bind("id", id).execute());
    }
}
