package io.dunlin.core.triage;

import io.dunlin.core.triage.sender.SenderProof;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts found in a message, as stored with its decision.
 *
 * @param text the new text they were found in
 * @param candidates case references a person may choose from, where the link was not clear
 * @param sender whether it is from whom it says; null for decisions of times when that was not looked at
 */
public record StoredFacts(
        String text,
        @Nullable LocalDate promiseDate,
        List<String> amounts,
        List<String> invoices,
        List<String> accounts,
        List<String> taxNumbers,
        List<String> phones,
        List<String> addresses,
        List<Long> candidates,
        @Nullable SenderProof sender) {

    public StoredFacts {
        amounts = List.copyOf(amounts);
        invoices = List.copyOf(invoices);
        accounts = List.copyOf(accounts);
        taxNumbers = List.copyOf(taxNumbers);
        phones = List.copyOf(phones);
        addresses = List.copyOf(addresses);
        candidates = List.copyOf(candidates);
    }
}
