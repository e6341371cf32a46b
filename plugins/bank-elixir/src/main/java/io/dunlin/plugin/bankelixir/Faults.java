package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.settings.LocalizedText;

/** What can be wrong with a line, in words for people. */
final class Faults {

    static final LocalizedText NOT_A_RECORD = new LocalizedText(
            "To nie jest rekord Elixir-0 (oczekiwano typu, daty RRRRMMDD, kwoty w groszach i dwóch rachunków).",
            "This is no Elixir-0 record (expected: type, date YYYYMMDD, amount in grosze, two accounts).");
    static final LocalizedText UNKNOWN_TYPE = new LocalizedText(
            "Rekord innego typu niż przelew (110); kto komu płaci, trzeba sprawdzić ręcznie.",
            "A record of another type than a transfer (110): who pays whom must be looked up by hand.");
    static final LocalizedText IMPOSSIBLE_DATE = new LocalizedText(
            "Nie da się odczytać daty w tym miejscu i zapisie.", "The date cannot be read at this place in this form.");
    static final LocalizedText NOT_AN_AMOUNT = new LocalizedText(
            "Nie da się odczytać kwoty w tym miejscu i zapisie.",
            "The amount cannot be read at this place in this form.");
    static final LocalizedText TOO_MANY_DIGITS = new LocalizedText(
            "Kwota ma więcej niż 15 cyfr przed przecinkiem.", "The amount has more than 15 digits before the comma.");
    static final LocalizedText TOO_FINE = new LocalizedText(
            "Kwota ma więcej miejsc po przecinku, niż ma waluta.", "The amount has more decimals than its currency.");
    static final LocalizedText TOO_SHORT = new LocalizedText(
            "Wiersz jest krótszy, niż opisują ustawienia raportu.",
            "The line is shorter than the settings of the report say.");

    private Faults() {}
}
