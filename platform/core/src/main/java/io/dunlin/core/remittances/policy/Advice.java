package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.spi.value.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a debtor announced a payment to be for. It designates for whoever decides on the payment; nothing is booked from it.
 *
 * @param name of the file it stands in, for people
 * @param amounts what is to be paid for each document, by the key of its number
 */
public record Advice(DebtorId debtorId, String name, Map<String, Money> amounts) {

    public Advice {
        amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }
}
