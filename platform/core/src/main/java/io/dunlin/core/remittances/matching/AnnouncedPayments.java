package io.dunlin.core.remittances.matching;

import static io.dunlin.core.shared.Texts.cutOrNull;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.matching.AnnouncedPayment.Line;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what debtors announce, and finds what an announcement may be about. Books nothing. */
@Component
public class AnnouncedPayments {

    private static final int LONGEST_FILE_NAME = 255;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_PLACE = 500;
    /** A transfer may reach the account before its advice is written, and weeks after. */
    private static final int DAYS_BEFORE = 7;

    private static final int DAYS_AFTER = 45;
    private static final int MOST = 20;

    private static final String COLUMNS = """
            a.id, a.mail_id, a.case_id, a.debtor_id, a.file_name, a.currency, a.total, a.stated_total, a.announced_at,
              l.number, l.amount, l.place
            """;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    AnnouncedPayments(Jdbi jdbi, Transactions transactions, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An advice to be kept.
     *
     * @param position of the advice among those of its mail, from 1; the same again is kept once
     * @param caseId null where it is not known whose it is: it is no evidence until a person says so
     */
    public record NewAnnouncement(
            long mailId,
            int position,
            @Nullable Long caseId,
            @Nullable DebtorId debtorId,
            String fileName,
            Money total,
            @Nullable Money statedTotal,
            List<Line> lines) {

        public NewAnnouncement {
            lines = List.copyOf(lines);
        }
    }

    public void note(NewAnnouncement announced) {
        transactions.run(() -> jdbi.useHandle(handle -> {
            int fresh = handle.createUpdate("""
                            insert ignore into announced_payment (mail_id, position, case_id, debtor_id, file_name, currency, total,
                              stated_total, announced_at)
                            values (:mailId, :position, :caseId, :debtorId, :fileName, :currency, :total, :statedTotal, :now)
                            """)
                    .bind("mailId", announced.mailId())
                    .bind("position", announced.position())
                    .bind("caseId", announced.caseId())
                    .bind("debtorId", announced.debtorId())
                    .bind("fileName", cutOrNull(announced.fileName(), LONGEST_FILE_NAME))
                    .bind("currency", announced.total().currency().getCurrencyCode())
                    .bind("total", announced.total().amount())
                    .bind("statedTotal", amountOf(announced.statedTotal()))
                    .bind("now", clock.instant())
                    .execute();
            if (fresh == 0) {
                return;
            }
            long id = handle.createQuery(
                            "select id from announced_payment where mail_id = :mailId and position = :position")
                    .bind("mailId", announced.mailId())
                    .bind("position", announced.position())
                    .mapTo(Long.class)
                    .one();
            PreparedBatch lines = handle.prepareBatch("""
                    insert into announced_payment_line (announced_payment_id, position, number, amount, place)
                    values (:id, :position, :number, :amount, :place)
                    """);
            int position = 0;
            for (Line line : announced.lines()) {
                lines.bind("id", id)
                        .bind("position", ++position)
                        .bind("number", cutOrNull(line.number(), LONGEST_NUMBER))
                        .bind("amount", line.amount().amount())
                        .bind("place", cutOrNull(line.place(), LONGEST_PLACE))
                        .add();
            }
            int[] written = lines.execute();
            assert written.length == announced.lines().size();
        }));
    }

    /** The decision that linked the mail to its case is taken back: what it announced is evidence no more. */
    public void withdraw(long mailId) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update announced_payment
                        set withdrawn_at = :now
                        where mail_id = :mailId and withdrawn_at is null
                        """)
                .bind("now", clock.instant())
                .bind("mailId", mailId)
                .execute());
    }

    /** A person linked the mail to this case. */
    public void attach(long mailId, long caseId, DebtorId debtor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update announced_payment
                        set case_id = :caseId, debtor_id = :debtor, withdrawn_at = null
                        where mail_id = :mailId
                        """)
                .bind("caseId", caseId)
                .bind("debtor", debtor)
                .bind("mailId", mailId)
                .execute());
    }

    /** Newest first. */
    public List<AnnouncedPayment> ofCase(long caseId) {
        return jdbi.withHandle(handle -> read(handle.createQuery("select " + COLUMNS + """
                        from announced_payment a
                        join announced_payment_line l on l.announced_payment_id = a.id
                        where a.case_id = :caseId and a.withdrawn_at is null
                        order by a.id desc, l.position
                        """)
                .bind("caseId", caseId)
                .map((results, _) -> row(results))
                .list()));
    }

    /** Those whose lines come to exactly what was paid, from about that time: what the payment may have been meant for. */
    public List<AnnouncedPayment> fitting(Money paid, LocalDate receivedOn) {
        return fitting(List.of(new Paid(paid, receivedOn))).getFirst();
    }

    /** What was paid, and when. */
    record Paid(Money amount, LocalDate receivedOn) {}

    /** What is asked for one payment. */
    private record Asked(int place, BigDecimal total, String currency, LocalDate since, LocalDate before) {}

    private record Fitting(int place, AnnouncedPayment announced) {}

    /** The same for each of many payments, in their order. */
    List<List<AnnouncedPayment>> fitting(List<Paid> payments) {
        if (payments.isEmpty()) {
            return List.of();
        }
        List<Asked> asked = new ArrayList<>();
        List<List<AnnouncedPayment>> rows = new ArrayList<>();
        for (Paid paid : payments) {
            rows.add(new ArrayList<>());
            asked.add(new Asked(
                    asked.size(),
                    paid.amount().amount(),
                    paid.amount().currency().getCurrencyCode(),
                    paid.receivedOn().minusDays(DAYS_AFTER),
                    paid.receivedOn().plusDays(DAYS_BEFORE)));
        }
        jdbi.useHandle(handle -> handle.createQuery("select asked.place as asked_place, " + COLUMNS + """
                        from json_table(:asked, '$[*]' columns (
                          place int path '$.place',
                          total decimal(19,2) path '$.total',
                          currency char(3) character set ascii path '$.currency',
                          since date path '$.since',
                          before_day date path '$.before')) asked
                        straight_join announced_payment a on a.total = asked.total and a.currency = asked.currency
                          and a.announced_at >= asked.since and a.announced_at < asked.before_day
                        join announced_payment_line l on l.announced_payment_id = a.id
                        where a.case_id is not null and a.withdrawn_at is null
                        order by a.id desc, l.position
                        """)
                .bind("asked", Json.write(asked))
                .map((results, _) -> new Fitting(results.getInt("asked_place"), row(results)))
                .forEach(found -> rows.get(found.place).add(found.announced)));
        return rows.stream().map(AnnouncedPayments::read).toList();
    }

    private static AnnouncedPayment row(ResultSet results) throws SQLException {
        Currency currency = Currency.getInstance(results.getString("currency"));
        BigDecimal stated = results.getBigDecimal("stated_total");
        return new AnnouncedPayment(
                results.getLong("id"),
                results.getLong("mail_id"),
                results.getLong("case_id"),
                new DebtorId(results.getLong("debtor_id")),
                results.getString("file_name"),
                new Money(results.getBigDecimal("total"), currency),
                stated == null ? null : new Money(stated, currency),
                results.getTimestamp("announced_at").toInstant(),
                List.of(new Line(
                        results.getString("number"),
                        new Money(results.getBigDecimal("amount"), currency),
                        results.getString("place"))));
    }

    /** One of each, with all its lines. */
    private static List<AnnouncedPayment> read(List<AnnouncedPayment> rows) {
        Map<Long, AnnouncedPayment> whole = new LinkedHashMap<>();
        for (AnnouncedPayment row : rows) {
            AnnouncedPayment merged = whole.merge(row.id(), row, AnnouncedPayments::joined);
            assert merged.id() == row.id();
        }
        return whole.values().stream().limit(MOST).toList();
    }

    private static AnnouncedPayment joined(AnnouncedPayment first, AnnouncedPayment next) {
        List<Line> lines = new ArrayList<>(first.lines());
        lines.addAll(next.lines());
        return new AnnouncedPayment(
                first.id(),
                first.mailId(),
                first.caseId(),
                first.debtorId(),
                first.fileName(),
                first.total(),
                first.statedTotal(),
                first.announcedAt(),
                lines);
    }

    private static @Nullable BigDecimal amountOf(@Nullable Money money) {
        return money == null ? null : money.amount();
    }
}
