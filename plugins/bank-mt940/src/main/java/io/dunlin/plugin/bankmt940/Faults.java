package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.settings.LocalizedText;

/** What can be wrong with a part of a statement, in words for people. */
final class Faults {

    static final LocalizedText NOT_A_BOOKING = new LocalizedText(
            "Nie da się odczytać pola :61: (oczekiwano daty RRMMDD, znaku C lub D i kwoty z przecinkiem).",
            "The :61: field cannot be read (expected: date YYMMDD, C or D, an amount with a comma).");
    static final LocalizedText NOT_A_BALANCE = new LocalizedText(
            "Nie da się odczytać salda (oczekiwano C lub D, daty RRMMDD, waluty i kwoty z przecinkiem).",
            "The balance cannot be read (expected: C or D, date YYMMDD, currency, an amount with a comma).");
    static final LocalizedText IMPOSSIBLE_DATE = new LocalizedText(
            "Niemożliwa data: nie ma takiego miesiąca lub dnia.", "Impossible date: no such month or day.");
    static final LocalizedText FAR_DATE = new LocalizedText(
            "Data waluty jest odległa o ponad dziesięć lat od daty wyciągu.",
            "The value date is more than ten years away from the statement's date.");
    static final LocalizedText TOO_MANY_DIGITS = new LocalizedText(
            "Kwota ma więcej niż 15 cyfr przed przecinkiem.", "The amount has more than 15 digits before the comma.");
    static final LocalizedText TOO_FINE = new LocalizedText(
            "Kwota ma więcej miejsc po przecinku, niż ma waluta.", "The amount has more decimals than its currency.");
    static final LocalizedText ONLY_EXPECTED = new LocalizedText(
            "Bank zapowiada tę pozycję (EC lub ED), ale jej nie zaksięgował.",
            "The bank announces this entry (EC or ED) but has not booked it.");
    static final LocalizedText DETAILS_TOO_LONG = new LocalizedText(
            "Opis dłuższy niż 8000 znaków; reszty nie odczytano.",
            "Details longer than 8000 characters; the rest was left out.");
    static final LocalizedText DETAILS_UNREADABLE = new LocalizedText(
            "Nie da się odczytać opisu :86:; pozycja ma go w całości jako tytuł.",
            "The details :86: cannot be read; the entry has them whole as its title.");
    static final LocalizedText DETAILS_WITHOUT_BOOKING = new LocalizedText(
            "Opis :86: nie należy do żadnej pozycji :61:.", "The details :86: belong to no :61: entry.");
    static final LocalizedText NO_ACCOUNT =
            new LocalizedText("Wyciąg nie podaje rachunku (:25:).", "The statement names no account (:25:).");
    static final LocalizedText NO_OPENING = new LocalizedText(
            "Wyciąg nie podaje salda początkowego (:60F:).", "The statement has no opening balance (:60F:).");
    static final LocalizedText NO_CLOSING = new LocalizedText(
            "Wyciąg kończy się bez salda końcowego (:62F:); plik może być ucięty.",
            "The statement ends without a closing balance (:62F:); the file may be cut.");
    static final LocalizedText SECOND_OPENING = new LocalizedText(
            "Drugie saldo początkowe w jednym wyciągu.", "A second opening balance in one statement.");
    static final LocalizedText SECOND_CLOSING =
            new LocalizedText("Drugie saldo końcowe w jednym wyciągu.", "A second closing balance in one statement.");
    static final LocalizedText SECOND_ACCOUNT =
            new LocalizedText("Drugi rachunek w jednym wyciągu.", "A second account in one statement.");

    private Faults() {}

    static LocalizedText assumedCurrency(String currency) {
        return new LocalizedText(
                "Plik nie podaje waluty; kwoty odczytano w " + currency + ", jak każą ustawienia.",
                "The file names no currency; amounts were read in " + currency + ", as the settings say.");
    }

    static LocalizedText otherCurrency(String expected) {
        return new LocalizedText(
                "Saldo w innej walucie niż pozycje (" + expected + ").",
                "The balance is in another currency than the entries (" + expected + ").");
    }
}
