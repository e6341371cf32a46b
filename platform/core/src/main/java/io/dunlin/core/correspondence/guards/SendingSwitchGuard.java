package io.dunlin.core.correspondence.guards;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sending off, the kill switch, and contact hours. */
@Component
class SendingSwitchGuard implements SendingGuard {

    private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

    private final ProductSettings settings;
    private final FirmCalendar calendar;

    SendingSwitchGuard(ProductSettings settings, FirmCalendar calendar) {
        this.settings = settings;
        this.calendar = calendar;
    }

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        return refuse(message, now, settings.get(SendingSettings.GROUP));
    }

    @Override
    public Map<OutboundMessageId, Refusal> refuseAll(List<OutboundMessage> messages, Instant now) {
        SendingSettings sending = settings.get(SendingSettings.GROUP);
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        messages.forEach(
                message -> refuse(message, now, sending).ifPresent(refusal -> refusals.put(message.id(), refusal)));
        return refusals;
    }

    private Optional<Refusal> refuse(OutboundMessage message, Instant now, SendingSettings sending) {
        if (sending.stopped()) {
            return Optional.of(Refusal.until("sending.refused.stopped", now.plus(ASK_AGAIN)));
        }
        if (message.purpose().isInternal()) {
            return Optional.empty();
        }
        if (!sending.live()) {
            return Optional.of(Refusal.until("sending.refused.not-live", now.plus(ASK_AGAIN)));
        }
        if (message.channel() == Channel.LETTER) {
            // Nobody is disturbed by the hour at which a letter is printed.
            return Optional.empty();
        }
        ZonedDateTime local = calendar.local(now);
        ZonedDateTime allowed = new ContactHoursPolicy(sending, calendar::isHoliday).nextAllowed(local);
        return allowed.equals(local)
                ? Optional.empty()
                : Optional.of(Refusal.until("sending.refused.contact-hours", allowed.toInstant()));
    }
}
