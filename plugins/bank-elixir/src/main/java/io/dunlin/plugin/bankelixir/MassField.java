package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.settings.LocalizedText;

/** What a column of a mass-payment report may hold. */
enum MassField {
    DATE("date", "data wpłaty", "date of payment", true),
    BOOKING_DATE("bookingDate", "data księgowania", "booking date", false),
    AMOUNT("amount", "kwota", "amount", true),
    VIRTUAL_ACCOUNT(
            "virtualAccount", "rachunek wirtualny albo jego numer klienta", "virtual account or its number", true),
    PAYER_NAME("payerName", "nazwa wpłacającego", "payer's name", false),
    PAYER_ACCOUNT("payerAccount", "rachunek wpłacającego", "payer's account", false),
    TITLE("title", "tytuł", "title", false),
    BANK_REFERENCE("bankReference", "referencja banku", "bank's reference", false),
    CUSTOMER_REFERENCE("customerReference", "referencja klienta", "customer's reference", false);

    private final String written;
    private final LocalizedText label;
    private final boolean required;

    MassField(String written, String pl, String en, boolean required) {
        this.written = written;
        this.label = new LocalizedText(pl, en);
        this.required = required;
    }

    /** The value in settings. */
    String written() {
        return written;
    }

    LocalizedText label() {
        return label;
    }

    /** Whether a report without it is none. */
    boolean required() {
        return required;
    }

    /** What stands between the columns that make up the field. */
    String glue() {
        return this == PAYER_NAME || this == TITLE ? "|" : "";
    }
}
