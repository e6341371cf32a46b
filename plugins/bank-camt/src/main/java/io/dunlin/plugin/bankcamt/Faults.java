package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;

/** What can be wrong with a part of a statement, in words for people. */
final class Faults {

    static final LocalizedText NO_AMOUNT = new LocalizedText(
            "Brak kwoty lub waluty (oczekiwano elementu Amt z atrybutem Ccy).",
            "The amount or its currency is missing (expected: Amt with the attribute Ccy).");
    static final LocalizedText NOT_AN_AMOUNT = new LocalizedText(
            "Nie da się odczytać kwoty (oczekiwano cyfr z kropką, bez znaku).",
            "The amount cannot be read (expected: digits with a point, without a sign).");
    static final LocalizedText TOO_MANY_DIGITS = new LocalizedText(
            "Kwota ma więcej niż 15 cyfr przed kropką.", "The amount has more than 15 digits before the point.");
    static final LocalizedText TOO_FINE = new LocalizedText(
            "Kwota ma więcej miejsc po przecinku, niż ma waluta.", "The amount has more decimals than its currency.");
    static final LocalizedText NO_DIRECTION = new LocalizedText(
            "Brak strony operacji (oczekiwano CdtDbtInd równego CRDT lub DBIT).",
            "The direction is missing (expected: CdtDbtInd of CRDT or DBIT).");
    static final LocalizedText IMPOSSIBLE_DATE = new LocalizedText(
            "Nie da się odczytać daty (oczekiwano RRRR-MM-DD).", "The date cannot be read (expected: YYYY-MM-DD).");
    static final LocalizedText NO_DATE =
            new LocalizedText("Ani pozycja, ani wyciąg nie podaje daty.", "Neither entry nor statement names a date.");
    static final LocalizedText FAR_DATE = new LocalizedText(
            "Data waluty jest odległa o ponad dziesięć lat od daty wyciągu.",
            "The value date is more than ten years away from the statement's date.");
    static final LocalizedText TOO_LARGE = new LocalizedText(
            "Pozycja ma więcej elementów lub dłuższy tekst, niż pisze bank; reszty nie odczytano.",
            "The entry has more elements or longer text than a bank writes; the rest was left out.");
    static final LocalizedText NO_ACCOUNT =
            new LocalizedText("Wyciąg nie podaje rachunku (Acct).", "The statement names no account (Acct).");
    static final LocalizedText NO_OPENING = new LocalizedText(
            "Wyciąg nie podaje księgowego salda początkowego (OPBD lub PRCD).",
            "The statement has no booked opening balance (OPBD or PRCD).");
    static final LocalizedText NO_CLOSING = new LocalizedText(
            "Wyciąg nie podaje księgowego salda końcowego (CLBD).",
            "The statement has no booked closing balance (CLBD).");
    static final LocalizedText SECOND_BALANCE = new LocalizedText(
            "Drugie, inne saldo tego samego rodzaju w jednym wyciągu.",
            "A second, different balance of the same kind in one statement.");
    static final LocalizedText LATE_PART = new LocalizedText(
            "Rachunek lub saldo początkowe stoi dopiero za pozycjami.",
            "The account or the opening balance stands only behind the entries.");

    private Faults() {}

    /** A batch that stays one line, as its transactions are not all of it. */
    static LocalizedText batchDiffers(Money transactions, Money entry) {
        return new LocalizedText(
                "Transakcje paczki dają razem " + transactions + ", a jej pozycja " + entry
                        + "; pozostała jednym wierszem. Sprawdź w banku, kto ile wpłacił.",
                "The batch's transactions are " + transactions + " together, its entry " + entry
                        + "; it stayed one line. Ask the bank who paid how much.");
    }

    static LocalizedText notBooked(String status) {
        return new LocalizedText(
                "Bank zapowiada tę pozycję (" + status + "), ale jej nie zaksięgował.",
                "The bank announces this entry (" + status + ") but has not booked it.");
    }

    static LocalizedText unknownStatus(String status) {
        String named = status.isEmpty() ? "-" : status;
        return new LocalizedText(
                "Nieznany stan pozycji (" + named + "); nie wiadomo, czy bank ją zaksięgował.",
                "Unknown status of the entry (" + named + "): it is not known whether the bank booked it.");
    }

    static LocalizedText unknownCurrency(String code) {
        return new LocalizedText("Nie ma waluty „" + code + "”.", "There is no currency \"" + code + "\".");
    }
}
