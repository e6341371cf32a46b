package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;

/**
 * An open invoice of a client.
 *
 * @param paid what was paid before it came to the firm
 * @param account the account printed on it
 */
public record SampleReceivable(
        SampleClient client,
        SampleDebtor debtor,
        String number,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money gross,
        Money paid,
        Iban account,
        boolean splitPayment) {

    public Money outstanding() {
        return gross.minus(paid);
    }

    public boolean isOverdue(LocalDate day) {
        return dueOn.isBefore(day);
    }
}
