package io.dunlin.core.triage.linking;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What the linker asks of the books. Open cases only, but for tokens and our own messages, which name any case. */
public interface LinkDirectory {

    Optional<LinkedCase> ofCaseNumber(long caseNumber);

    /** The case for which we sent a message with this Message-ID, without angle brackets. */
    Optional<LinkedCase> ofOurMessage(String messageId);

    /** The cases whose reference, with a right check digit, stands in a text. */
    Set<LinkedCase> ofReferencesIn(String text);

    /** The cases of every debtor that has this address as a contact point. */
    Set<LinkedCase> ofSender(String address);

    /** The cases of the receivables with one of these numbers; numbers repeat across creditors and debtors. */
    Set<LinkedCase> ofInvoices(Collection<String> numbers);

    /** The cases of every debtor with one of these tax numbers. */
    Set<LinkedCase> ofTaxNumbers(Collection<String> numbers);
}
