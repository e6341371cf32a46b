package io.dunlin.core.correspondence.templates;

import io.dunlin.spi.settings.LocalizedText;

/**
 * The values that a template may use, for the editor. A value that may be missing is asked for with {@code has}, for
 * example <code>{% if has.account %}…{% endif %}</code>; naming one that is missing is an error, never an empty place.
 */
public enum Placeholder {
    CREDITOR("creditor", true, "nazwa wierzyciela", "the creditor's name"),
    CREDITOR_ADDRESS("address", false, "adres wierzyciela", "the creditor's address"),
    CREDITOR_TAX_NUMBER("taxNumber", false, "NIP wierzyciela", "the creditor's tax number"),
    CREDITOR_EMAIL("email", false, "e-mail wierzyciela", "the creditor's e-mail address"),
    CREDITOR_PHONE("phone", false, "telefon wierzyciela", "the creditor's phone"),
    ACCOUNT(
            "account",
            false,
            "rachunek z kartoteki wierzyciela",
            "the bank account, from the creditor's own record only"),
    DEBTOR("debtor", true, "nazwa dłużnika", "the debtor's name"),
    REFERENCE("reference", true, "numer sprawy, zarazem tytuł przelewu", "the case number, also a transfer's title"),
    ITEMS(
            "items",
            true,
            "lista dokumentów: {% for item in items %}, a w niej item.number, item.due, item.amount, item.days",
            "the documents: {% for item in items %}, in it item.number, item.due, item.amount, item.days"),
    DOCUMENTS("documents", false, "pierwszy dokument i liczba pozostałych", "the first document and how many more"),
    TOTAL("total", true, "kwota do zapłaty", "what is to be paid"),
    OLDEST_DUE("oldestDue", false, "najdawniejszy termin płatności", "the oldest due date"),
    DAYS("days", false, "dni opóźnienia najdawniejszego dokumentu", "days overdue of the oldest document"),
    PAY_BY("payBy", false, "wyznaczony dzień zapłaty", "the day by which payment is demanded"),
    PROMISED_ON("promisedOn", false, "dzień zapłaty podany przez dłużnika", "the day that the debtor named"),
    PROMISED("promised", false, "kwota podana przez dłużnika", "the amount that the debtor named"),
    PAID("paid", false, "otrzymana wpłata", "the payment that came"),
    INSTALMENTS(
            "instalments",
            false,
            "raty ugody: {% for part in instalments %}, a w niej part.number, part.due, part.amount",
            "a plan's instalments: {% for part in instalments %}, in it part.number, part.due, part.amount"),
    INTEREST("interest", false, "jest, gdy należą się odsetki za opóźnienie", "there where late interest is due"),
    INTEREST_STOPS("interestStops", false, "jest, gdy ugoda wstrzymuje odsetki", "there where the plan stops interest"),
    PAYMENT_LINK(
            "paymentLink",
            false,
            "adres płatności online, jeśli jest ustawiony",
            "the link to pay online, where one is set");

    private final String name;
    private final boolean always;
    private final String pl;
    private final String en;

    Placeholder(String name, boolean always, String pl, String en) {
        this.name = name;
        this.always = always;
        this.pl = pl;
        this.en = en;
    }

    /** How a template names it. */
    public String inTemplate() {
        return name;
    }

    /** Whether it has a value in every message. */
    public boolean always() {
        return always;
    }

    public LocalizedText meaning() {
        return new LocalizedText(pl, en);
    }
}
