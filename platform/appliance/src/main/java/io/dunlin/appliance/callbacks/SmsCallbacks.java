package io.dunlin.appliance.callbacks;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsGateway;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Gives a call to the gateway it is for, and tells the caller whether to call again. */
@Component
class SmsCallbacks {

    private static final Logger log = LoggerFactory.getLogger(SmsCallbacks.class);

    private final ExtensionDirectory extensions;

    SmsCallbacks(ExtensionDirectory extensions) {
        this.extensions = extensions;
    }

    /**
     * What the caller gets.
     *
     * @param status 200 where it was taken; 403 or 400 where a repeat is of no use; 503 where it is
     */
    record Answer(HttpStatus status, String text) {}

    Answer take(String plugin, String token, String query, String form) {
        SmsCallback callback;
        try {
            callback = SmsCallback.of(token, query, form);
        } catch (PluginFailure failure) {
            return new Answer(HttpStatus.BAD_REQUEST, failure.code());
        }
        Optional<InstalledExtension<SmsGateway>> gateway = extensions.of(SmsGateway.class).stream()
                .filter(each -> each.id().plugin().equals(plugin))
                .findFirst();
        // The same answer as for a wrong secret: which plugins are there is nobody's business.
        return gateway.map(present -> answer(present, callback)).orElse(new Answer(HttpStatus.FORBIDDEN, "refused"));
    }

    private static Answer answer(InstalledExtension<SmsGateway> gateway, SmsCallback callback) {
        return switch (gateway.call(each -> each.receive(callback))) {
            case GuardedResult.Succeeded<String>(String text) -> new Answer(HttpStatus.OK, text);
            case GuardedResult.Failed<String> failed -> {
                log.warn(
                        "A call to the SMS gateway {} was not taken: {}",
                        gateway.id(),
                        failed.message().en());
                yield switch (failed.kind()) {
                    case REJECTED -> new Answer(HttpStatus.FORBIDDEN, "refused");
                    case BAD_DATA -> new Answer(HttpStatus.BAD_REQUEST, failed.code());
                    case TRANSIENT, CONFIGURATION, TIMED_OUT, OUTCOME_UNKNOWN, DEFECT ->
                        new Answer(HttpStatus.SERVICE_UNAVAILABLE, "later");
                };
            }
        };
    }
}
