package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.messaging.SmsStatus;
import java.util.Locale;

/** What the service's statuses, by number or by name, mean (SMSAPI documentation, "Lista statusów doręczenia"). */
final class DeliveryStatus {

    private DeliveryStatus() {}

    static SmsStatus of(String status) {
        return switch (status.strip().toUpperCase(Locale.ROOT)) {
            case "404", "DELIVERED" -> SmsStatus.DELIVERED;
            case "402", "EXPIRED", "405", "UNDELIVERED", "406", "FAILED", "407", "REJECTED", "412", "STOP" ->
                SmsStatus.UNDELIVERED;
            case "403", "SENT", "409", "QUEUE", "410", "ACCEPTED", "411", "RENEWAL" -> SmsStatus.ACCEPTED;
            default -> SmsStatus.UNKNOWN;
        };
    }
}
