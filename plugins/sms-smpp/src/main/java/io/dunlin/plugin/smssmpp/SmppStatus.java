package io.dunlin.plugin.smssmpp;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.PluginFailure.Kind;
import io.dunlin.spi.settings.LocalizedText;
import java.util.HexFormat;
import org.jsmpp.SMPPConstant;

/** What a command status means to the product (SMPP 3.4, section 5.1.3). */
final class SmppStatus {

    private SmppStatus() {}

    static PluginFailure ofBind(int status, String where) {
        Kind kind = switch (status) {
            case SMPPConstant.STAT_ESME_RBINDFAIL,
                    SMPPConstant.STAT_ESME_RINVPASWD,
                    SMPPConstant.STAT_ESME_RINVSYSID,
                    SMPPConstant.STAT_ESME_RINVSYSTYP -> Kind.CONFIGURATION;
            default -> Kind.TRANSIENT;
        };
        LocalizedText todo = kind == Kind.CONFIGURATION
                ? new LocalizedText(
                        "; sprawdź system id, hasło i system type", "; check system id, password and system type")
                : new LocalizedText("; próba zostanie powtórzona", "; tried again later");
        return new PluginFailure(
                kind,
                "bind-refused",
                todo.precededBy(
                        where + " odrzucił logowanie ze statusem " + hex(status),
                        where + " refused the login with status " + hex(status)));
    }

    static PluginFailure ofSubmit(int status) {
        Kind kind = switch (status) {
            case SMPPConstant.STAT_ESME_RTHROTTLED,
                    SMPPConstant.STAT_ESME_RMSGQFUL,
                    SMPPConstant.STAT_ESME_RSYSERR,
                    SMPPConstant.STAT_ESME_RX_T_APPN -> Kind.TRANSIENT;
            case SMPPConstant.STAT_ESME_RINVSRCADR,
                    SMPPConstant.STAT_ESME_RINVSRCTON,
                    SMPPConstant.STAT_ESME_RINVSRCNPI,
                    SMPPConstant.STAT_ESME_RINVDCS,
                    SMPPConstant.STAT_ESME_RINVBNDSTS,
                    SMPPConstant.STAT_ESME_RPROHIBITED -> Kind.CONFIGURATION;
            default -> Kind.REJECTED;
        };
        LocalizedText todo = switch (kind) {
            case TRANSIENT -> new LocalizedText("; próba zostanie powtórzona", "; tried again later");
            case CONFIGURATION ->
                new LocalizedText(
                        "; uzgodnij z operatorem nazwę nadawcy i kodowanie",
                        "; check the sender name and the coding with the carrier");
            case BAD_DATA, REJECTED -> new LocalizedText("; nie będzie wysłana ponownie", "; not tried again");
        };
        String code = status == SMPPConstant.STAT_ESME_RTHROTTLED ? "throttled" : "submit-refused";
        return new PluginFailure(
                kind,
                code,
                todo.precededBy(
                        "Operator odrzucił wiadomość ze statusem " + hex(status),
                        "The carrier refused the message with status " + hex(status)));
    }

    static String hex(int status) {
        return "0x" + HexFormat.of().withUpperCase().toHexDigits(status);
    }
}
