package io.dunlin.core.remittances.statements;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.spi.value.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What statements bring: credits that become remittances, and the remittances that a bank takes back. */
@Component
class JdbiCredits {

    private static final BulkInsert REMITTANCES = BulkInsert.into(
            "remittance",
            "statement_line_id",
            "identity_key",
            "identity_base",
            "creditor_id",
            "account",
            "received_on",
            "amount",
            "currency",
            "payer_name",
            "payer_account",
            "title",
            "state",
            "unallocated",
            "reason",
            "recorded_at");

    private static final BulkInsert REVERSALS = BulkInsert.into(
            "remittance_reversal", "statement_line_id", "identity_key", "account", "taken_back_on", "remittance_id");

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiCredits(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A line of a statement that brought money. */
    record Credit(
            long lineId,
            LocalDate valueDate,
            Money amount,
            @Nullable String bankReference,
            @Nullable String customerReference,
            @Nullable String endToEndId,
            @Nullable String counterpartyName,
            @Nullable String counterpartyAccount,
            String title) {}

    /** A credit, or the reversal of one, that is booked, with its identity. */
    record Booking(Credit credit, String base, String key) {}

    /**
     * A reversal that was seen to.
     *
     * @param reversed what it took back; null where that is not known
     */
    record Applied(Booking booking, @Nullable RemittanceId reversed) {}

    void insert(String account, @Nullable CreditorId creditor, List<Booking> bookings) {
        if (bookings.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        jdbi.useHandle(handle -> REMITTANCES.all(handle, bookings, (row, booking) -> {
            Credit credit = booking.credit();
            return row.add(credit.lineId())
                    .add(booking.key())
                    .add(booking.base())
                    .add(creditor)
                    .add(account)
                    .add(credit.valueDate())
                    .add(credit.amount().amount())
                    .add(credit.amount().currency().getCurrencyCode())
                    .add(credit.counterpartyName())
                    .add(credit.counterpartyAccount())
                    .add(credit.title())
                    .add(RemittanceState.RECEIVED)
                    .add(credit.amount().amount())
                    .add("")
                    .add(now);
        }));
    }

    void insertReversals(String account, List<Applied> reversals) {
        if (reversals.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> REVERSALS.all(
                handle,
                reversals,
                (row, applied) -> row.add(applied.booking().credit().lineId())
                        .add(applied.booking().key())
                        .add(account)
                        .add(applied.booking().credit().valueDate())
                        .add(applied.reversed())));
    }

    /** The remittance whose line a bank's reversal names: same account, same amount, same reference; the only one. */
    Optional<RemittanceId> reversedBy(String account, Credit reversal) {
        List<RemittanceId> found = jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id
                        from remittance r
                        join statement_line l on l.id = r.statement_line_id
                        where r.account = :account and r.amount = :amount and r.currency = :currency
                          and r.state <> 'REVERSED' and r.received_on <= :on
                          and (l.bank_reference = :bankReference or l.end_to_end_id = :endToEndId)
                        limit 2
                        """)
                .bind("account", account)
                .bind("amount", reversal.amount().abs().amount())
                .bind("currency", reversal.amount().currency().getCurrencyCode())
                .bind("on", reversal.valueDate())
                .bind("bankReference", reversal.bankReference())
                .bind("endToEndId", reversal.endToEndId())
                .mapTo(RemittanceId.class)
                .list());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
