package io.dunlin.core.correspondence.channels;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.Transport;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.KeptText;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.SmsText;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands text messages to the first SMS gateway, by its id, that is in service and set up. */
@Component
class SmsTransport implements Transport {

    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final Duration VALID_FOR = Duration.ofHours(12);

    private static final LocalizedText NO_GATEWAY = new LocalizedText(
            "Nie działa żadna bramka SMS: włącz wtyczkę i ją ustaw",
            "No SMS gateway is in service: enable and set up a plugin");

    private final ExtensionDirectory extensions;
    private final ProductSettings settings;

    SmsTransport(ExtensionDirectory extensions, ProductSettings settings) {
        this.extensions = extensions;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Outcome send(OutboundMessage message) {
        Optional<InstalledExtension<SmsGateway>> gateway = chosen(extensions);
        if (gateway.isEmpty()) {
            return new Outcome.NotNow("no-gateway", KeptText.of(NO_GATEWAY), PAUSE);
        }
        boolean transliterate = settings.get(SendingSettings.GROUP).transliterateSms();
        String text = transliterate ? SmsText.transliterate(message.bodyText()) : message.bodyText();
        SmsMessage sms =
                new SmsMessage(message.messageId(), new PhoneNumber(message.recipient()), text, null, VALID_FOR);
        return switch (gateway.get().call(each -> each.send(sms))) {
            case GuardedResult.Succeeded<SmsReceipt>(SmsReceipt receipt) -> judge(receipt);
            case GuardedResult.Failed<SmsReceipt> failed -> judge(failed);
        };
    }

    @Override
    public Optional<Boolean> hasLeft(OutboundMessage message) {
        for (InstalledExtension<SmsGateway> gateway : extensions.of(SmsGateway.class)) {
            GuardedResult<Optional<SmsReceipt>> found = gateway.call(each -> each.find(message.messageId()));
            if (found instanceof GuardedResult.Succeeded<Optional<SmsReceipt>>(Optional<SmsReceipt> receipt)
                    && receipt.isPresent()
                    && receipt.get().status() != SmsStatus.UNKNOWN) {
                return Optional.of(true);
            }
        }
        return Optional.empty();
    }

    static Optional<InstalledExtension<SmsGateway>> chosen(ExtensionDirectory extensions) {
        return extensions.of(SmsGateway.class).stream()
                .filter(InstalledExtension::isSetUp)
                .findFirst();
    }

    private static Outcome judge(SmsReceipt receipt) {
        if (receipt.status() == SmsStatus.UNDELIVERED) {
            return new Outcome.Refused("undelivered", "message.undelivered");
        }
        return new Outcome.Accepted(
                receipt.carrierIds().isEmpty() ? null : receipt.carrierIds().getFirst());
    }

    static Outcome judge(GuardedResult.Failed<SmsReceipt> failed) {
        String why = KeptText.of(failed.message());
        return switch (failed.kind()) {
            case TRANSIENT, CONFIGURATION -> new Outcome.NotNow(failed.code(), why, PAUSE);
            case BAD_DATA, REJECTED -> new Outcome.Refused(failed.code(), why);
            case TIMED_OUT, OUTCOME_UNKNOWN, DEFECT -> new Outcome.Unknown(failed.code(), why);
        };
    }
}
