package io.dunlin.spi;

import java.io.Serial;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something outside Dunlin did not do its part. The {@link Kind} alone decides what happens next.
 * <p>
 * The message says what failed and what to do, and holds no personal data: ids and host names only.
 */
public final class PluginFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    /** What a failure means to the product. */
    public enum Kind {
        /** May pass by itself: tried again with growing pauses. */
        TRANSIENT,
        /** An administrator must change a setting: an alarm, no retry until the settings change. */
        CONFIGURATION,
        /** The input is wrong: shown to a person, not tried again. */
        BAD_DATA,
        /** The other side understood and said no: final for this item. */
        REJECTED
    }

    private final Kind kind;
    private final String code;

    /**
     * @param kind what the product shall do
     * @param code a stable short name for logs and metrics, for example {@code auth-refused}: lower-case letters, digits
     *     and hyphens, 2 to 40 characters
     * @param message what failed, and what to do
     */
    public PluginFailure(Kind kind, String code, String message) {
        this(kind, code, message, null);
    }

    public PluginFailure(Kind kind, String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Failure code must match " + CODE + ", got: " + code);
        }
        this.code = code;
    }

    public static PluginFailure transientFailure(String code, String message, @Nullable Throwable cause) {
        return new PluginFailure(Kind.TRANSIENT, code, message, cause);
    }

    public static PluginFailure configuration(String code, String message) {
        return new PluginFailure(Kind.CONFIGURATION, code, message);
    }

    public static PluginFailure badData(String code, String message) {
        return new PluginFailure(Kind.BAD_DATA, code, message);
    }

    public static PluginFailure rejected(String code, String message) {
        return new PluginFailure(Kind.REJECTED, code, message);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }
}
