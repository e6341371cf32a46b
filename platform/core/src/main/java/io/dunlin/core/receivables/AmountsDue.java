package io.dunlin.core.receivables;

import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.receivables.interest.InterestSettings;
import io.dunlin.core.receivables.policy.AccruedInterest;
import io.dunlin.core.receivables.policy.Compensation;
import io.dunlin.core.receivables.policy.CompensationPolicy;
import io.dunlin.core.receivables.policy.DayCount;
import io.dunlin.core.receivables.policy.InterestPolicy;
import io.dunlin.core.receivables.policy.InterestTerms;
import io.dunlin.core.receivables.policy.LegalRates;
import io.dunlin.core.receivables.policy.PrincipalChange;
import io.dunlin.core.receivables.rates.LegalTables;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what is owed on any day: principal and costs by the ledger, interest and compensation by the law's tables. */
@Component
public class AmountsDue {

    private final ReceivableQueries receivables;
    private final Ledger ledger;
    private final Parties parties;
    private final InterestAgreements agreements;
    private final LegalTables tables;
    private final ProductSettings settings;
    private final FirmCalendar calendar;

    AmountsDue(
            ReceivableQueries receivables,
            Ledger ledger,
            Parties parties,
            InterestAgreements agreements,
            LegalTables tables,
            ProductSettings settings,
            FirmCalendar calendar) {
        this.receivables = receivables;
        this.ledger = ledger;
        this.parties = parties;
        this.agreements = agreements;
        this.tables = tables;
        this.settings = settings;
        this.calendar = calendar;
    }

    public AmountDue of(ReceivableId id, LocalDate day) {
        return of(receivables.get(id), tables.current(), day);
    }

    /** Of each receivable of a case that is not somebody else's to collect, in the order of due dates. */
    public List<AmountDue> ofCase(long caseId, LocalDate day) {
        LegalRates rates = tables.current();
        return receivables.ofCase(caseId).stream()
                .filter(receivable -> receivable.state() != Receivable.State.EXCLUDED)
                .map(receivable -> of(receivable, rates, day))
                .toList();
    }

    /** By which rule a receivable bears interest while it is late. */
    public InterestTerms interestOn(Receivable receivable) {
        return terms(receivable, parties.getDebtor(receivable.debtorId()).kind());
    }

    /** The most that an agreed rate counts for on a day; empty where a table has no row for it. */
    public Optional<Percentage> highestAgreedRate(LocalDate day) {
        DayCount dayCount = settings.get(InterestSettings.GROUP).dayCount();
        return new InterestPolicy(tables.current(), dayCount).capOn(day).map(Percentage::new);
    }

    private AmountDue of(Receivable receivable, LegalRates rates, LocalDate day) {
        Debtor debtor = parties.getDebtor(receivable.debtorId());
        InterestTerms terms = terms(receivable, debtor.kind());
        Movements movements = movements(receivable);
        DayCount dayCount = settings.get(InterestSettings.GROUP).dayCount();
        AccruedInterest interest = new InterestPolicy(rates, dayCount)
                .accrue(movements.principal(), receivable.balance().currency(), receivable.dueOn(), day, terms);
        return new AmountDue(
                receivable.id(),
                receivable.number(),
                day,
                sumUpTo(movements.principal(), receivable, day),
                sumUpTo(movements.costs(), receivable, day),
                terms,
                dayCount,
                interest,
                compensation(receivable, debtor.kind(), rates, day));
    }

    private Compensation compensation(Receivable receivable, PartyKind debtor, LegalRates rates, LocalDate day) {
        // One compensation a transaction: a document that changes another one brings none of its own.
        boolean changesAnother =
                receivable.kind() == DocumentKind.CORRECTION || receivable.kind() == DocumentKind.CREDIT_NOTE;
        if (!commercial(debtor) || changesAnother) {
            return new Compensation.NotDue();
        }
        return new CompensationPolicy(rates, tables.exchangeRates(), calendar::isBusinessDay)
                .of(receivable.gross(), receivable.dueOn(), contractOn(receivable), day);
    }

    private InterestTerms terms(Receivable receivable, PartyKind debtor) {
        return switch (agreements.between(receivable.creditorId(), receivable.debtorId())) {
            case InterestAgreement.Waived() -> new InterestTerms.None();
            case InterestAgreement.Contractual(var yearly) -> new InterestTerms.Contractual(yearly);
            case InterestAgreement.Healthcare() -> new InterestTerms.CommercialLate(contractOn(receivable), true);
            case InterestAgreement.ByLaw() ->
                commercial(debtor)
                        ? new InterestTerms.CommercialLate(contractOn(receivable), false)
                        : new InterestTerms.StatutoryLate();
        };
    }

    /** The document stands for the transaction, whose own day no source tells. */
    private static LocalDate contractOn(Receivable receivable) {
        return Objects.requireNonNullElse(receivable.issuedOn(), receivable.dueOn());
    }

    /** Whether the act on commercial transactions applies; a debtor of unknown kind gets the care a consumer gets. */
    private static boolean commercial(PartyKind debtor) {
        return switch (debtor) {
            case SOLE_TRADER, COMPANY, PUBLIC_BODY -> true;
            case CONSUMER, UNKNOWN -> false;
        };
    }

    private record Movements(List<PrincipalChange> principal, List<PrincipalChange> costs) {}

    private Movements movements(Receivable receivable) {
        List<PrincipalChange> principal = new ArrayList<>();
        List<PrincipalChange> costs = new ArrayList<>();
        Deque<PrincipalChange> paidElsewhere = new ArrayDeque<>();
        Map<LedgerEntryId, LedgerEntry.Kind> kinds = new HashMap<>();
        for (LedgerEntry entry : ledger.entries(receivable.id())) {
            kinds.put(entry.id(), entry.kind());
            LedgerEntry.Kind kind = entry.reverses() == null
                    ? entry.kind()
                    : kinds.getOrDefault(entry.reverses(), LedgerEntry.Kind.REVERSAL);
            switch (kind) {
                case PRINCIPAL -> principal.add(new PrincipalChange(receivable.dueOn(), entry.amount()));
                case CORRECTION -> correct(principal, paidElsewhere, entry, receivable);
                case PAYMENT, WRITE_OFF, REVERSAL ->
                    principal.add(new PrincipalChange(entry.effectiveOn(), entry.amount()));
                case COST -> costs.add(new PrincipalChange(entry.effectiveOn(), entry.amount()));
                case INTEREST, COMPENSATION -> {
                    // Claimed once already; they bear no interest (art. 482 of the Polish Civil Code).
                }
            }
        }
        principal.addAll(paidElsewhere);
        return new Movements(principal, costs);
    }

    private static void correct(
            List<PrincipalChange> principal,
            Deque<PrincipalChange> paidElsewhere,
            LedgerEntry entry,
            Receivable receivable) {
        if (entry.isToldPayment()) {
            if (entry.amount().isNegative()) {
                paidElsewhere.push(new PrincipalChange(entry.effectiveOn(), entry.amount()));
            } else {
                takeBack(principal, paidElsewhere, entry);
            }
        } else {
            // A document that was too high was never owed in full: what a correction takes off bore no interest. Nor is
            // it
            // known when that was paid which came paid in part.
            principal.add(new PrincipalChange(
                    entry.amount().isNegative() ? receivable.dueOn() : entry.effectiveOn(), entry.amount()));
        }
    }

    /** The source no longer calls paid what it did: mostly because the bank has shown the payment, with its own day. */
    private static void takeBack(
            List<PrincipalChange> principal, Deque<PrincipalChange> paidElsewhere, LedgerEntry entry) {
        Money left = entry.amount();
        while (left.isPositive() && !paidElsewhere.isEmpty()) {
            PrincipalChange last = paidElsewhere.pop();
            Money rest = last.amount().plus(left);
            left = rest.isPositive() ? rest : Money.zero(left.currency());
            if (rest.isNegative()) {
                paidElsewhere.push(new PrincipalChange(last.on(), rest));
            }
        }
        if (left.isPositive()) {
            principal.add(new PrincipalChange(entry.effectiveOn(), left));
        }
    }

    private static Money sumUpTo(List<PrincipalChange> changes, Receivable receivable, LocalDate day) {
        Money sum = Money.zero(receivable.balance().currency());
        for (PrincipalChange change : changes) {
            if (!change.on().isAfter(day) || change.on().equals(receivable.dueOn())) {
                sum = sum.plus(change.amount());
            }
        }
        return sum;
    }
}
