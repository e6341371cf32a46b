package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.PluginFailure.Kind;

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
        String what = switch (code) {
            case TOO_LONG -> "the text is too long";
            case NO_VALID_NUMBER -> "the number is wrong, a landline or on the service's black list";
            case SENDER -> "the sender name is not approved; check it in SMSAPI's panel";
            case 101, 102, 100 -> "the token is not accepted; make a new one in SMSAPI's panel";
            case POINTS -> "no points are left on the account; top it up";
            case 105 -> "this server's address is not on the account's list of addresses";
            default -> todo(kind);
        };
        String name = code == POINTS ? "no-points" : "smsapi-" + code;
        return new PluginFailure(kind, name, "SMSAPI refused the message with code " + code + ": " + what);
    }

    private static String todo(Kind kind) {
        return switch (kind) {
            case TRANSIENT -> "tried again later";
            case CONFIGURATION -> "check the account in SMSAPI's panel";
            case BAD_DATA, REJECTED -> "not tried again";
        };
    }
}
