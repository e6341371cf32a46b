package io.dunlin.core.receivables.rates;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.policy.ExchangeRates;
import io.dunlin.core.receivables.policy.LegalRate;
import io.dunlin.core.receivables.policy.LegalRateKind;
import io.dunlin.core.receivables.policy.LegalRates;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The dated tables of the law and the exchange rates that claims are computed with. The shipped rows are always there; what an
 * administrator adds comes on top, also for a day that has a row, and is never deleted.
 */
@Component
public class LegalTables {

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final List<LegalRate> shipped = ShippedRates.read();

    LegalTables(Jdbi jdbi, Transactions transactions, AuditTrail audit, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A row of a table.
     *
     * @param recordedBy who added it; null where it was shipped
     */
    public record Row(
            LegalRate rate,
            @Nullable Instant recordedAt,
            @Nullable String recordedBy) {}

    /** What came of reading a file of the National Bank. */
    public sealed interface Imported {

        /**
         * Read.
         *
         * @param added rows that were new
         * @param known rows that were there already
         */
        record Done(int added, int known) implements Imported {}

        /** Nothing of the file was taken. */
        record Refused(NbpFault fault, String detail) implements Imported {}
    }

    /** Every row of a kind, the newest first. */
    public List<Row> rows(LegalRateKind kind) {
        List<Row> rows = new ArrayList<>();
        shipped.stream().filter(rate -> rate.kind() == kind).forEach(rate -> rows.add(new Row(rate, null, null)));
        recorded().stream().filter(row -> row.rate().kind() == kind).forEach(rows::add);
        rows.sort(Comparator.comparing((Row row) -> row.rate().validFrom())
                .thenComparing(Row::recordedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        return rows;
    }

    /** The tables as they hold now. */
    public LegalRates current() {
        List<LegalRate> rows = new ArrayList<>(shipped);
        recorded().forEach(row -> rows.add(row.rate()));
        return new LegalRates(rows);
    }

    public ExchangeRates exchangeRates() {
        return this::publishedOn;
    }

    /** The last day of which a rate of a currency is known. */
    public Optional<LocalDate> lastExchangeDay(Currency currency) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select max(published_on)
                        from exchange_rate
                        where currency = :currency
                        """)
                .bind("currency", currency.getCurrencyCode())
                .mapTo(LocalDate.class)
                .findOne());
    }

    /** Adds a row. One that says what already holds from that day changes nothing. */
    public void add(LegalRate rate, Actor actor) {
        transactions.run(() -> jdbi.useHandle(handle -> {
            if (insert(handle, rate, actor)) {
                audit.record(
                        actor,
                        "legal-rate-added",
                        new Subject("legal-rate", null, null),
                        rate.source(),
                        Map.of("kind", rate.kind(), "validFrom", rate.validFrom(), "value", rate.value()));
            }
        }));
    }

    /**
     * Reads a file of the National Bank of Poland as it is downloaded: the archive of interest rates (XML), a table A series
     * of its interface (JSON or XML), or a yearly archive of table A (CSV). Takes all of it or nothing.
     */
    public Imported importNbp(String fileName, byte[] content, Actor actor) {
        NbpFile file;
        try {
            file = NbpFile.read(content);
        } catch (NbpFile.Unreadable unreadable) {
            return new Imported.Refused(unreadable.fault(), unreadable.detail());
        }
        return transactions.in(() -> jdbi.withHandle(handle -> {
            Optional<NbpFile.Rate> contradicted = file.exchangeRates().stream()
                    .filter(rate -> publishedOn(rate.currency(), rate.publishedOn())
                            .filter(known -> known.compareTo(rate.mid()) != 0)
                            .isPresent())
                    .findFirst();
            if (contradicted.isPresent()) {
                NbpFile.Rate rate = contradicted.get();
                return new Imported.Refused(
                        NbpFault.CONTRADICTS,
                        rate.currency().getCurrencyCode() + " " + rate.publishedOn() + " "
                                + rate.mid().toPlainString());
            }
            int added = 0;
            for (LegalRate rate : file.referenceRates(fileName)) {
                added += insert(handle, rate, actor) ? 1 : 0;
            }
            for (NbpFile.Rate rate : file.exchangeRates()) {
                added += insert(handle, rate, fileName, actor);
            }
            int all =
                    file.referenceRates(fileName).size() + file.exchangeRates().size();
            audit.record(
                    actor,
                    "legal-tables-imported",
                    new Subject("legal-rate", null, null),
                    fileName,
                    Map.of("added", added, "known", all - added));
            return new Imported.Done(added, all - added);
        }));
    }

    private Optional<BigDecimal> publishedOn(Currency currency, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select mid
                        from exchange_rate
                        where currency = :currency and published_on = :day
                        """)
                .bind("currency", currency.getCurrencyCode())
                .bind("day", day)
                .mapTo(BigDecimal.class)
                .findOne());
    }

    private List<Row> recorded() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select kind, valid_from, value, source, recorded_at, recorded_by
                        from legal_rate
                        order by id
                        """)
                .map((results, _) -> new Row(
                        new LegalRate(
                                LegalRateKind.valueOf(results.getString("kind")),
                                results.getObject("valid_from", LocalDate.class),
                                results.getBigDecimal("value"),
                                results.getString("source")),
                        results.getTimestamp("recorded_at").toInstant(),
                        results.getString("recorded_by")))
                .list());
    }

    private boolean insert(Handle handle, LegalRate rate, Actor actor) {
        boolean holds = current()
                .startingOn(rate.kind(), rate.validFrom())
                .filter(value -> value.compareTo(rate.value()) == 0)
                .isPresent();
        if (holds) {
            return false;
        }
        handle.createUpdate("""
                        insert into legal_rate (kind, valid_from, value, source, recorded_at, recorded_by)
                        values (:kind, :validFrom, :value, :source, :now, :actor)
                        """)
                .bindMethods(rate)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .execute();
        return true;
    }

    private int insert(Handle handle, NbpFile.Rate rate, String source, Actor actor) {
        return handle.createUpdate("""
                        insert ignore into exchange_rate (currency, published_on, mid, source, recorded_at, recorded_by)
                        values (:currency, :publishedOn, :mid, :source, :now, :actor)
                        """)
                .bind("currency", rate.currency().getCurrencyCode())
                .bind("publishedOn", rate.publishedOn())
                .bind("mid", rate.mid())
                .bind("source", source)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .execute();
    }
}
