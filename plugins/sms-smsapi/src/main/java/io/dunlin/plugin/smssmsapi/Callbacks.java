package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.CallbackDoor;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.Journal;
import io.dunlin.spi.settings.LocalizedText;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the service's calls: delivery reports, several in one with commas between, and messages from phones (SMSAPI
 * documentation, "Raporty Callback", "Odbiory Wiadomości"). The service repeats a call until it reads {@code OK}.
 */
final class Callbacks {

    private static final String TAKEN = "OK";
    private static final int MOST_REPORTS = 1000;

    private final Journal journal;
    private final SmsapiSettings settings;

    Callbacks(Journal journal, SmsapiSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    String receive(SmsCallback callback) {
        CallbackDoor.admit(settings.door(), callback);
        if (callback.findText("sms_from").isPresent()) {
            fromPhone(callback);
        } else {
            reports(callback);
        }
        return TAKEN;
    }

    private void fromPhone(SmsCallback callback) {
        journal.receive(
                callback.findText("MsgId").orElseThrow(() -> malformed("MsgId")),
                callback.findText("sms_from").orElse(""),
                callback.findText("sms_to").orElse(""),
                callback.findText("sms_text").orElse(""));
    }

    private void reports(SmsCallback callback) {
        List<String> ids = values(callback, "MsgId");
        List<String> statuses = values(callback, "status");
        List<String> indexes = callback.findText("idx").map(Callbacks::split).orElse(List.of());
        if (ids.size() != statuses.size() || ids.size() > MOST_REPORTS) {
            throw malformed("status");
        }
        for (int i = 0; i < ids.size(); i++) {
            report(ids.get(i), statuses.get(i), i < indexes.size() ? indexes.get(i) : "");
        }
    }

    private void report(String id, String status, String index) {
        SmsStatus meaning = DeliveryStatus.of(status);
        String reference = journal.ask(state -> state.inDoubt().stream()
                        .filter(each -> MessageIndex.of(each).equals(index))
                        .findFirst())
                .orElse(null);
        boolean isFinal = meaning == SmsStatus.DELIVERED || meaning == SmsStatus.UNDELIVERED;
        if (isFinal || reference != null) {
            journal.report(
                    reference,
                    id,
                    isFinal ? meaning : SmsStatus.ACCEPTED,
                    meaning == SmsStatus.UNDELIVERED ? status : "");
        }
    }

    private static List<String> values(SmsCallback callback, String field) {
        return split(callback.findText(field).orElseThrow(() -> malformed(field)));
    }

    private static List<String> split(String values) {
        return Arrays.stream(values.split(",", -1)).map(String::strip).toList();
    }

    private static PluginFailure malformed(String field) {
        return PluginFailure.badData(
                "callback-malformed",
                new LocalizedText(
                        "Wywołanie zwrotne SMSAPI nie ma czytelnego pola " + field,
                        "A call of SMSAPI's has no readable field " + field));
    }
}
