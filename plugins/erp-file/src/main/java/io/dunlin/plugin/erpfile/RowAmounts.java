package io.dunlin.plugin.erpfile;

import io.dunlin.spi.value.Money;
import io.dunlin.tables.AmountText;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The amounts of one document, completed from each other: payable less paid is what is outstanding. */
record RowAmounts(Money gross, Money payable, Money paid) {

    private static final List<Field> FIELDS = List.of(Field.GROSS, Field.PAYABLE, Field.OUTSTANDING, Field.PAID);

    /** Reads and completes the amounts, or null where the row failed. */
    static @Nullable RowAmounts read(RowCells cells, Optional<String> headerCurrency, Currency otherwise) {
        Map<Field, BigDecimal> read = new EnumMap<>(Field.class);
        for (Field field : FIELDS) {
            cells.amount(field).ifPresent(amount -> read.put(field, amount));
        }
        Currency currency = currency(cells, headerCurrency, otherwise);
        if (currency == null || cells.failed()) {
            return null;
        }
        Map<Field, Money> money = new EnumMap<>(Field.class);
        read.forEach((field, amount) -> {
            try {
                money.put(field, new Money(amount, currency));
            } catch (IllegalArgumentException _) {
                cells.fail(
                        field,
                        amount.toPlainString(),
                        "Kwota w " + currency + " ma najwyżej " + currency.getDefaultFractionDigits()
                                + " miejsca po przecinku i 15 cyfr przed nim.",
                        "An amount in " + currency + " has at most " + currency.getDefaultFractionDigits()
                                + " decimals and 15 digits before them.");
            }
        });
        return cells.failed() ? null : complete(cells, money, Money.zero(currency));
    }

    private static @Nullable RowAmounts complete(RowCells cells, Map<Field, Money> money, Money zero) {
        Money outstanding = money.get(Field.OUTSTANDING);
        Money paid = money.get(Field.PAID);
        Money payable = money.getOrDefault(Field.PAYABLE, money.get(Field.GROSS));
        if (payable == null) {
            if (outstanding == null) {
                cells.fail(Field.GROSS, "", "Brak kwoty; uzupełnij ją.", "The amount is missing; add it.");
                return null;
            }
            payable = paid == null ? outstanding : outstanding.plus(paid);
        }
        if (paid == null) {
            paid = outstanding == null ? zero : payable.minus(outstanding);
        }
        if (outstanding != null && !payable.minus(paid).equals(outstanding)) {
            cells.fail(
                    Field.OUTSTANDING,
                    outstanding.toString(),
                    "Należność " + payable + " bez zapłaconych " + paid + " nie daje tej kwoty; popraw kwoty albo"
                            + " przypisz kolumny w ustawieniach.",
                    "Payable " + payable + " less paid " + paid + " is not this amount; correct the amounts or map the"
                            + " columns in the settings.");
            return null;
        }
        Money gross = money.getOrDefault(Field.GROSS, payable);
        return new RowAmounts(gross, payable, paid);
    }

    /** The row's currency: the column's, else the one beside the amounts, else the header's, else the setting's. */
    private static @Nullable Currency currency(RowCells cells, Optional<String> header, Currency otherwise) {
        Optional<String> said = cells.text(Field.CURRENCY).map(RowAmounts::code);
        Optional<String> named = said.or(() -> header);
        for (Field field : FIELDS) {
            Optional<String> beside = cells.currencyBeside(field);
            if (beside.isPresent() && named.isPresent() && !beside.equals(named)) {
                cells.fail(
                        field,
                        beside.get(),
                        "Obok kwoty stoi inna waluta niż " + named.get() + "; popraw jedną z nich.",
                        "The currency beside the amount is not " + named.get() + "; correct one of them.");
                return null;
            }
            named = named.or(() -> beside);
        }
        if (named.isEmpty()) {
            return otherwise;
        }
        try {
            Currency currency = Currency.getInstance(named.get());
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        cells.fail(
                Field.CURRENCY,
                named.get(),
                "Nieznana waluta; wpisz jej trzyliterowy kod, na przykład PLN.",
                "Unknown currency; write its code of three letters, for example PLN.");
        return null;
    }

    private static String code(String text) {
        return AmountText.find("1 " + text).map(AmountText::currency).orElse(text);
    }
}
