package io.dunlin.core.litigation;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.receivables.AmountsDue;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.limitation.Limitations;
import io.dunlin.core.receivables.policy.InterestTerms;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.court.Evidence;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingCosts;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.FilingParty;
import io.dunlin.spi.court.Signatory;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers from a case all that a filing needs. Claims what is overdue, by the ledger's balance, and names the proofs. */
@Component
public class FilingDossiers {

    /** One proof a claim or credit and one for the final demand: the court's form numbers 127. */
    private static final int MOST_CLAIMS = 126;

    private final CaseQueries cases;
    private final Parties parties;
    private final ReceivableQueries receivables;
    private final AmountsDue amounts;
    private final Limitations limitations;
    private final Disputes disputes;
    private final Holds holds;
    private final InstalmentPlans plans;
    private final ProductSettings settings;
    private final FirmCalendar calendar;
    private final Jdbi jdbi;

    FilingDossiers(
            CaseQueries cases,
            Parties parties,
            ReceivableQueries receivables,
            AmountsDue amounts,
            Limitations limitations,
            Disputes disputes,
            Holds holds,
            InstalmentPlans plans,
            ProductSettings settings,
            FirmCalendar calendar,
            Jdbi jdbi) {
        this.cases = cases;
        this.parties = parties;
        this.receivables = receivables;
        this.amounts = amounts;
        this.limitations = limitations;
        this.disputes = disputes;
        this.holds = holds;
        this.plans = plans;
        this.settings = settings;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    public DossierOutcome of(CaseId caseId) {
        CollectionCase collectionCase = cases.get(caseId);
        Creditor creditor = parties.getCreditor(collectionCase.creditorId());
        Debtor debtor = parties.getDebtor(collectionCase.debtorId());
        LocalDate today = calendar.today();
        Set<ReceivableId> inPlan = plans.coveredNow(caseId);
        NetClaims net = NetClaims.of(
                receivables.ofCase(caseId.value()).stream()
                        .filter(receivable ->
                                receivable.state() == Receivable.State.OPEN && !inPlan.contains(receivable.id()))
                        .toList(),
                today);
        List<Receivable> claims = net.receivables();
        LitigationSettings litigation = settings.get(LitigationSettings.GROUP);
        List<LocalizedText> obstacles = new FilingPolicy(
                        MOST_CLAIMS - net.credits().size())
                .obstacles(
                        collectionCase,
                        creditor,
                        debtor,
                        claims,
                        limitations.lastDays(debtor.kind(), claims),
                        disputes.of(caseId),
                        holds.activeOn(caseId, today),
                        litigation,
                        today);
        if (!obstacles.isEmpty() || creditor.address() == null || debtor.address() == null) {
            return new DossierOutcome.NotReady(obstacles);
        }
        Optional<LocalDate> demandedOn = lastSent(caseId, Purpose.FINAL_DEMAND);
        Optional<LocalDate> remindedOn = lastSent(caseId, Purpose.REMINDER);
        return new DossierOutcome.Ready(new FilingDossier(
                collectionCase.reference().value(),
                today,
                List.of(claimant(creditor, creditor.address())),
                List.of(defendant(debtor, debtor.address())),
                signatory(litigation),
                claims(net, debtor.kind()),
                evidence(net, demandedOn),
                costs(litigation),
                FilingTexts.justification(creditor, debtor, net, interestOn(claims), demandedOn, remindedOn),
                FilingTexts.mediation(demandedOn, remindedOn),
                Optional.ofNullable(litigation.feeRefundAccount())
                        .flatMap(Iban::find)
                        .orElse(null)));
    }

    /** When the last message of a kind left, by the outbox. */
    private Optional<LocalDate> lastSent(CaseId caseId, Purpose purpose) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select sent_at
                        from outbound_message
                        where case_id = :caseId and purpose = :purpose and state in ('SENT', 'DELIVERED')
                        order by sent_at desc
                        limit 1
                        """)
                .bind("caseId", caseId)
                .bind("purpose", purpose)
                .map((results, _) -> calendar.local(
                                results.getTimestamp("sent_at").toInstant())
                        .toLocalDate())
                .findOne());
    }

    private static FilingParty claimant(Creditor creditor, PostalAddress address) {
        return new FilingParty.Organisation(
                creditor.name(),
                address.city(),
                creditor.registerNumber(),
                creditor.taxNumber(),
                true,
                address,
                creditor.account());
    }

    private static FilingParty defendant(Debtor debtor, PostalAddress address) {
        return switch (debtor.kind()) {
            case CONSUMER -> person(debtor, address, false);
            case SOLE_TRADER -> person(debtor, address, true);
            case COMPANY, PUBLIC_BODY ->
                new FilingParty.Organisation(
                        debtor.name(),
                        address.city(),
                        debtor.registerNumber(),
                        debtor.taxNumber(),
                        true,
                        address,
                        null);
            case UNKNOWN -> throw new IllegalStateException("The policy lets no unknown party pass");
        };
    }

    /** The first word of the name is taken for the first name and the next for the last; the lawyer sees both in the draft. */
    private static FilingParty person(Debtor debtor, PostalAddress address, boolean business) {
        String[] words = debtor.name().strip().split("\\s+", -1);
        String first = words[0];
        String last = business && words.length > 1
                ? words[1]
                : debtor.name().strip().substring(first.length()).strip();
        return new FilingParty.Person(
                first,
                last,
                business ? debtor.name() : null,
                debtor.personalNumber(),
                debtor.taxNumber(),
                address,
                null);
    }

    private static Signatory signatory(LitigationSettings settings) {
        return new Signatory(
                settings.firstName(),
                settings.lastName(),
                settings.professional(),
                settings.authority(),
                Optional.ofNullable(settings.personalNumber())
                        .flatMap(PersonalNumber::find)
                        .orElse(null),
                settings.lawFirm(),
                new PostalAddress(
                        settings.street(),
                        settings.building(),
                        settings.apartment(),
                        settings.postalCode(),
                        settings.city(),
                        "PL"));
    }

    private List<FilingClaim> claims(NetClaims net, PartyKind debtor) {
        boolean commercial = debtor != PartyKind.CONSUMER;
        List<FilingClaim> claims = new ArrayList<>();
        for (NetClaims.Claim claim : net.claims()) {
            int number = claims.size() + 1;
            Receivable receivable = claim.receivable();
            claims.add(new FilingClaim(
                    number,
                    claim.principal(),
                    receivable.dueOn(),
                    commercial,
                    interest(amounts.interestOn(receivable), receivable.dueOn().plusDays(1)),
                    FilingTexts.claim(receivable),
                    List.of(number)));
        }
        return claims;
    }

    /** By the same rule as the case's page counts it. A public healthcare entity owes the act's interest at a lower margin. */
    private static FilingClaim.@Nullable Interest interest(InterestTerms terms, LocalDate from) {
        return switch (terms) {
            case InterestTerms.None() -> null;
            case InterestTerms.StatutoryLate() -> new FilingClaim.Interest.StatutoryLate(from);
            case InterestTerms.CommercialLate _ -> new FilingClaim.Interest.CommercialLate(from);
            case InterestTerms.Contractual(Percentage yearly) -> new FilingClaim.Interest.ContractualLate(from, yearly);
        };
    }

    /** One agreement holds for all that a debtor owes to a creditor. */
    private InterestTerms interestOn(List<Receivable> claims) {
        return amounts.interestOn(claims.getFirst());
    }

    private static List<Evidence> evidence(NetClaims net, Optional<LocalDate> demandedOn) {
        List<Evidence> evidence = new ArrayList<>();
        for (Receivable receivable : net.receivables()) {
            Evidence.Kind kind =
                    receivable.kind() == DocumentKind.DEBIT_NOTE ? Evidence.Kind.OTHER : Evidence.Kind.INVOICE;
            evidence.add(new Evidence(
                    evidence.size() + 1,
                    kind,
                    receivable.number(),
                    receivable.issuedOn(),
                    FilingTexts.invoiceProves(receivable)));
        }
        for (Receivable credit : net.credits()) {
            evidence.add(new Evidence(
                    evidence.size() + 1,
                    Evidence.Kind.INVOICE,
                    credit.number(),
                    credit.issuedOn(),
                    FilingTexts.creditProves(credit)));
        }
        demandedOn.ifPresent(day -> evidence.add(new Evidence(
                evidence.size() + 1,
                Evidence.Kind.OTHER,
                "Przedsądowe wezwanie do zapłaty",
                day,
                FilingTexts.demandProves())));
        return evidence;
    }

    private static FilingCosts costs(LitigationSettings settings) {
        Money other = settings.otherCosts() == null ? null : Money.of(settings.otherCosts(), "PLN");
        return new FilingCosts(null, settings.claimRepresentation(), other);
    }
}
