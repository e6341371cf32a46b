package io.dunlin.plugin.erpfile;

import io.dunlin.spi.settings.LocalizedText;
import java.util.Arrays;
import java.util.Optional;

/** What a column can hold. The key names the field in saved mappings and in the shipped table of headers. */
enum Field {
    NUMBER("number", "Numer dokumentu", "Document number"),
    KIND("kind", "Rodzaj dokumentu", "Document kind"),
    CORRECTS("corrects", "Dokument korygowany", "Corrected document"),
    ISSUED_ON("issuedOn", "Data wystawienia", "Date of issue"),
    DUE_ON("dueOn", "Termin płatności", "Due date"),
    GROSS("gross", "Kwota brutto", "Gross amount"),
    PAYABLE("payable", "Należność z dokumentu", "Amount payable by the document"),
    OUTSTANDING("outstanding", "Pozostało do zapłaty", "Outstanding amount"),
    PAID("paid", "Zapłacono", "Amount paid"),
    CURRENCY("currency", "Waluta", "Currency"),
    DEBTOR_NAME("debtorName", "Dłużnik: nazwa", "Debtor: name"),
    DEBTOR_TAX_NUMBER("debtorTaxNumber", "Dłużnik: NIP", "Debtor: tax number"),
    DEBTOR_PERSONAL_NUMBER("debtorPersonalNumber", "Dłużnik: PESEL", "Debtor: PESEL"),
    DEBTOR_REGISTER_NUMBER("debtorRegisterNumber", "Dłużnik: KRS", "Debtor: KRS"),
    DEBTOR_KIND("debtorKind", "Dłużnik: rodzaj", "Debtor: kind"),
    DEBTOR_STREET("debtorStreet", "Dłużnik: ulica", "Debtor: street"),
    DEBTOR_BUILDING("debtorBuilding", "Dłużnik: numer domu", "Debtor: building"),
    DEBTOR_APARTMENT("debtorApartment", "Dłużnik: numer lokalu", "Debtor: apartment"),
    DEBTOR_POSTAL_CODE("debtorPostalCode", "Dłużnik: kod pocztowy", "Debtor: postal code"),
    DEBTOR_CITY("debtorCity", "Dłużnik: miejscowość", "Debtor: city"),
    DEBTOR_COUNTRY("debtorCountry", "Dłużnik: kraj", "Debtor: country"),
    DEBTOR_EMAIL("debtorEmail", "Dłużnik: e-mail", "Debtor: e-mail"),
    DEBTOR_PHONE("debtorPhone", "Dłużnik: telefon", "Debtor: phone"),
    DEBTOR_LANGUAGE("debtorLanguage", "Dłużnik: język", "Debtor: language"),
    DEBTOR_ID("debtorId", "Dłużnik: kod w systemie", "Debtor: key in the source"),
    CREDITOR_NAME("creditorName", "Wierzyciel: nazwa", "Creditor: name"),
    CREDITOR_TAX_NUMBER("creditorTaxNumber", "Wierzyciel: NIP", "Creditor: tax number"),
    ACCOUNT("account", "Rachunek bankowy", "Bank account"),
    KSEF_NUMBER("ksefNumber", "Numer KSeF", "KSeF number"),
    SPLIT_PAYMENT("splitPayment", "Podzielona płatność", "Split payment"),
    ASSIGNED_TO_FACTOR("assignedToFactor", "Przelana na faktora", "Assigned to a factor"),
    ACCOUNT_MANAGER("accountManager", "Opiekun", "Account manager"),
    NOTE("note", "Uwagi", "Note"),
    EXTERNAL_ID("externalId", "Identyfikator należności", "Receivable's key in the source");

    private final String key;
    private final String pl;
    private final String en;

    Field(String key, String pl, String en) {
        this.key = key;
        this.pl = pl;
        this.en = en;
    }

    String key() {
        return key;
    }

    LocalizedText label() {
        return new LocalizedText(pl, en);
    }

    boolean amount() {
        return this == GROSS || this == PAYABLE || this == OUTSTANDING || this == PAID;
    }

    boolean date() {
        return this == ISSUED_ON || this == DUE_ON;
    }

    static Optional<Field> find(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
