package io.dunlin.host;

import io.dunlin.spi.settings.LocalizedText;
import java.util.function.Function;

/**
 * What a call into a plugin came to.
 *
 * @param <R> what the call gives when it succeeds
 */
public sealed interface GuardedResult<R> {

    /** The call returned in time. */
    record Succeeded<R>(R value) implements GuardedResult<R> {}

    /**
     * The call failed, in whatever way.
     *
     * @param kind what to do about it
     * @param code a stable short name for logs and metrics
     * @param message for people: what failed and what to do; no personal data. Logs have the English one
     */
    record Failed<R>(FailureKind kind, String code, LocalizedText message) implements GuardedResult<R> {

        /** The same failure where another kind of value was wanted. */
        public <S> Failed<S> retyped() {
            return new Failed<>(kind, code, message);
        }
    }

    /** The value made into another; a failure stays as it is. */
    default <S> GuardedResult<S> map(Function<? super R, ? extends S> mapper) {
        return switch (this) {
            case Succeeded<R>(R value) -> new Succeeded<>(mapper.apply(value));
            case Failed<R> failed -> failed.retyped();
        };
    }
}
