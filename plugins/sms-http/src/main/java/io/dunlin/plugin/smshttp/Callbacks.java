package io.dunlin.plugin.smshttp;

import io.dunlin.plugin.smshttp.Gateway.CallbackNames;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.CallbackDoor;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.Journal;
import io.dunlin.spi.settings.LocalizedText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the gateway's calls: delivery reports and messages from phones. Thread-safe. */
final class Callbacks {

    private static final String UTF_16_CODING = "2";
    private static final Pattern ERROR_CODE = Pattern.compile("\\berr:([0-9A-Za-z]{1,8})");
    private static final int LONGEST_ERROR = 40;

    private final Gateway gateway;
    private final Journal journal;

    Callbacks(Gateway gateway, Journal journal) {
        this.gateway = gateway;
        this.journal = journal;
    }

    String receive(SmsCallback callback) {
        CallbackDoor.admit(gateway.door(), callback);
        CallbackNames names = gateway.callbacks();
        if (callback.findText(names.status()).isPresent()) {
            report(callback, names);
        } else {
            fromPhone(callback, names);
        }
        return names.answer();
    }

    private void report(SmsCallback callback, CallbackNames names) {
        String word = callback.findText(names.status()).orElseThrow();
        Optional<String> reference = callback.findText(names.reference()).flatMap(MessageKey::reference);
        // A gateway that gives no id in its answer knows the message by the key that we gave it.
        String id = callback.findText(names.id())
                .or(() -> reference.map(MessageKey::of))
                .orElseThrow(() -> malformed("numeru ani klucza", "an id or a key"));
        SmsStatus status = gateway.statuses().getOrDefault(word, SmsStatus.UNKNOWN);
        if (status != SmsStatus.UNKNOWN) {
            String error = status == SmsStatus.UNDELIVERED
                    ? callback.findText(names.error()).map(Callbacks::code).orElse("")
                    : "";
            journal.report(reference.orElse(null), id, status, error);
        }
    }

    private void fromPhone(SmsCallback callback, CallbackNames names) {
        String sender = callback.findText(names.from())
                .orElseThrow(() -> malformed("statusu ani nadawcy", "a status or a sender"));
        byte[] octets = callback.find(names.text()).orElseThrow(() -> malformed("treści", "a text"));
        boolean wide =
                callback.findText(names.coding()).filter(UTF_16_CODING::equals).isPresent();
        Charset charset = wide ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        String text = new String(octets, charset);
        String to = callback.findText(names.to()).orElse("");
        String id = callback.findText(names.id()).orElseGet(() -> idOf(sender, to, text));
        journal.receive(id, sender, to, text);
    }

    /** The code alone where the report is as SMPP writes it: the rest of it repeats what the message says. */
    private static String code(String error) {
        Matcher code = ERROR_CODE.matcher(error);
        return code.find() ? code.group(1) : error.substring(0, Math.min(error.length(), LONGEST_ERROR));
    }

    /**
     * For gateways that give a message from a phone no id: the same words of the same phone while the first are not stored
     * yet are the same message, told again; in another minute they are another.
     */
    private String idOf(String from, String to, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String all = journal.now().getEpochSecond() / 60 + "\n" + from + "\n" + to + "\n" + text;
            return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** @param whatPl in the genitive */
    private static PluginFailure malformed(String whatPl, String what) {
        return PluginFailure.badData(
                "callback-malformed",
                new LocalizedText(
                        "Wywołanie zwrotne bramki nie podaje " + whatPl,
                        "A call of the gateway's does not give " + what));
    }
}
