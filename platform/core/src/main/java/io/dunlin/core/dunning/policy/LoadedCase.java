package io.dunlin.core.dunning.policy;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A case with all that a decision on it, and a message of it, need. */
public record LoadedCase(Heading heading, CaseStanding standing, DunningHistory history, Conduct conduct) {

    /**
     * What a case is about.
     *
     * @param strategy the code of the policy chosen for the debtor
     * @param version the state of the case that was read
     */
    public record Heading(
            CaseId id,
            CaseReference reference,
            CreditorId creditorId,
            DebtorId debtorId,
            String debtorName,
            String language,
            Currency currency,
            CaseStanding.Stage stage,
            @Nullable Long policyId,
            @Nullable String strategy,
            String debtorKind,
            boolean represented,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Long accountManager,
            int version) {

        /** The same case, whose debtor is reached in these ways. */
        public Heading reached(boolean byRepresentative, @Nullable String atEmail, @Nullable String atPhone) {
            return new Heading(
                    id,
                    reference,
                    creditorId,
                    debtorId,
                    debtorName,
                    language,
                    currency,
                    stage,
                    policyId,
                    strategy,
                    debtorKind,
                    byRepresentative,
                    atEmail,
                    atPhone,
                    accountManager,
                    version);
        }
    }

    /**
     * How the debtor behaved in the last year, towards all creditors.
     *
     * @param latePayments receivables that fell due and were paid late or not yet
     * @param brokenPromises promises that broke
     */
    public record Conduct(int latePayments, int brokenPromises, boolean fraudSuspected) {

        public static final Conduct UNKNOWN = new Conduct(0, 0, false);
    }

    public CaseId id() {
        return heading.id();
    }

    public LoadedCase with(CaseStanding other) {
        return new LoadedCase(heading, other, history, conduct);
    }

    public LoadedCase with(DunningHistory other) {
        return new LoadedCase(heading, standing, other, conduct);
    }

    /** What kind of case it is on a day. */
    Segment segment(LocalDate today) {
        Money owed = standing.items().stream()
                .map(CaseStanding.Item::balance)
                .reduce(standing.credits().negated(), Money::plus);
        long daysOverdue = standing.items().isEmpty()
                ? 0
                : Math.max(
                        0, ChronoUnit.DAYS.between(standing.items().getFirst().dueOn(), today));
        return new Segment(
                owed,
                daysOverdue,
                PartyKind.valueOf(heading.debtorKind()),
                conduct.latePayments(),
                conduct.brokenPromises(),
                conduct.fraudSuspected());
    }
}
