package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.PluginFailure.Kind;
import io.dunlin.spi.settings.LocalizedText;

/** What the service's error codes mean to the product (SMSAPI documentation, "Kody błędów"). */
final class SmsapiError {

    /** The index was seen before: this very message was taken. */
    static final int INDEX_USED_BEFORE = 53;

    private static final int TOO_LONG = 12;
    private static final int NO_VALID_NUMBER = 13;
    private static final int SENDER = 14;
    private static final int POINTS = 103;

    private SmsapiError() {}

    static PluginFailure failure(int code) {
        Kind kind = switch (code) {
            case 8, 200, 201, 999, 666 -> Kind.TRANSIENT;
            case SENDER, 100, 101, 102, POINTS, 104, 105, 110, 1000, 1001 -> Kind.CONFIGURATION;
            default -> Kind.REJECTED;
        };
        LocalizedText what = switch (code) {
            case TOO_LONG -> new LocalizedText("treść jest za długa", "the text is too long");
            case NO_VALID_NUMBER ->
                new LocalizedText(
                        "numer jest błędny, stacjonarny albo na czarnej liście serwisu",
                        "the number is wrong, a landline or on the service's black list");
            case SENDER ->
                new LocalizedText(
                        "pole nadawcy nie jest zatwierdzone; sprawdź je w panelu SMSAPI",
                        "the sender name is not approved; check it in SMSAPI's panel");
            case 101, 102, 100 ->
                new LocalizedText(
                        "token nie został przyjęty; utwórz nowy w panelu SMSAPI",
                        "the token is not accepted; make a new one in SMSAPI's panel");
            case POINTS ->
                new LocalizedText(
                        "na koncie nie ma już punktów; doładuj je", "no points are left on the account; top it up");
            case 105 ->
                new LocalizedText(
                        "adresu tego serwera nie ma na liście adresów konta; dodaj go w panelu SMSAPI",
                        "this server's address is not on the account's list of addresses; add it in SMSAPI's panel");
            default -> todo(kind);
        };
        String name = code == POINTS ? "no-points" : "smsapi-" + code;
        return new PluginFailure(
                kind,
                name,
                what.precededBy(
                        "SMSAPI odrzuciło wiadomość z kodem " + code + ": ",
                        "SMSAPI refused the message with code " + code + ": "));
    }

    private static LocalizedText todo(Kind kind) {
        return switch (kind) {
            case TRANSIENT -> new LocalizedText("próba zostanie powtórzona", "tried again later");
            case CONFIGURATION ->
                new LocalizedText("sprawdź konto w panelu SMSAPI", "check the account in SMSAPI's panel");
            case BAD_DATA, REJECTED -> new LocalizedText("nie będzie wysłana ponownie", "not tried again");
        };
    }
}
