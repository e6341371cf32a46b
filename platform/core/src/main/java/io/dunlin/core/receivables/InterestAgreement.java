package io.dunlin.core.receivables;

import io.dunlin.spi.value.Percentage;

/** What a creditor agreed with a debtor about late interest, or what the debtor is by law. */
public sealed interface InterestAgreement {

    /** What the law says for this kind of debtor; how it is where nothing was recorded. */
    record ByLaw() implements InterestAgreement {}

    /** The debtor is a public healthcare entity: a lower margin in commercial transactions. */
    record Healthcare() implements InterestAgreement {}

    /** A rate of the contract, capped by law. */
    record Contractual(Percentage yearly) implements InterestAgreement {}

    /** Interest is waived. */
    record Waived() implements InterestAgreement {}
}
