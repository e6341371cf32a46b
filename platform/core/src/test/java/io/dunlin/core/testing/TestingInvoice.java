package io.dunlin.core.testing;

import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as an ERP states it today, said in words: {@code TestingInvoice.number("FV/1").owedBy(alfa).dueOn(day).record()}. Over
 * 100.00 PLN, without dates, of "Hurtownia Testowa".
 */
public record TestingInvoice(
        String number,
        @Nullable LocalDate due,
        String gross,
        String paidSoFar,
        String currency,
        PartyRecord creditor,
        PartyRecord debtor,
        boolean assigned) {

    public static TestingInvoice number(String number) {
        return new TestingInvoice(
                number,
                null,
                "100.00",
                "0.00",
                "PLN",
                party("creditor", "Hurtownia Testowa", null),
                party("alfa", "Alfa", null),
                false);
    }

    public TestingInvoice owedBy(PartyRecord party) {
        return new TestingInvoice(number, due, gross, paidSoFar, currency, creditor, party, assigned);
    }

    public TestingInvoice owedTo(PartyRecord party) {
        return new TestingInvoice(number, due, gross, paidSoFar, currency, party, debtor, assigned);
    }

    public TestingInvoice dueOn(LocalDate day) {
        return new TestingInvoice(number, day, gross, paidSoFar, currency, creditor, debtor, assigned);
    }

    public TestingInvoice over(String amount, String currencyCode) {
        return new TestingInvoice(number, due, amount, paidSoFar, currencyCode, creditor, debtor, assigned);
    }

    public TestingInvoice paid(String amount) {
        return new TestingInvoice(number, due, gross, amount, currency, creditor, debtor, assigned);
    }

    public TestingInvoice assignedToFactor() {
        return new TestingInvoice(number, due, gross, paidSoFar, currency, creditor, debtor, true);
    }

    public ReceivableRecord record() {
        return new ReceivableRecord(
                new ExternalRef("doc-" + number),
                number,
                DocumentKind.INVOICE,
                List.of(),
                null,
                due,
                Money.of(gross, currency),
                Money.of(gross, currency),
                Money.of(paidSoFar, currency),
                creditor,
                debtor,
                List.of(),
                null,
                false,
                assigned,
                null);
    }

    /** A firm with the address {@code name@debtors.example}. */
    public static PartyRecord party(String key, String name, @Nullable String nip) {
        String mailbox = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new PartyRecord(
                new ExternalRef(key),
                name,
                PartyKind.COMPANY,
                nip == null ? null : TaxNumber.nip(nip),
                null,
                null,
                null,
                new EmailAddress(mailbox + "@debtors.example"),
                null,
                "pl",
                null);
    }
}
