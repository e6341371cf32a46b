package io.dunlin.host;

import io.dunlin.spi.settings.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an extension does, since the product started.
 *
 * @param state where it stands
 * @param reason why, where it is not simply in service
 * @param calls how many calls ended or were abandoned
 * @param failures how many of them failed, in whatever way
 * @param meanTime of the calls that ended
 * @param slowest of the calls that ended
 * @param hanging calls that were abandoned and still run
 * @param lastFailure the last failure, if any
 */
public record PluginHealth(
        PluginState state,
        @Nullable LocalizedText reason,
        long calls,
        long failures,
        Duration meanTime,
        Duration slowest,
        int hanging,
        @Nullable LastFailure lastFailure) {

    /** A failure and when it was. */
    public record LastFailure(Instant at, FailureKind kind, String code, LocalizedText message) {}
}
