package io.dunlin.spi;

import io.dunlin.spi.settings.LocalizedText;
import java.io.Serial;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something outside Dunlin did not do its part. The {@link Kind} alone decides what happens next.
 * <p>
 * Its text says what failed and what to do, and holds no personal data: ids and host names only. People read it in their own
 * language; logs have {@link #getMessage()}, the English one.
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
    private final LocalizedText text;

    /**
     * @param kind what the product shall do
     * @param code a stable short name for logs and metrics, for example {@code auth-refused}: lower-case letters, digits
     *     and hyphens, 2 to 40 characters
     * @param text what failed, and what to do
     */
    public PluginFailure(Kind kind, String code, LocalizedText text) {
        this(kind, code, text, null);
    }

    public PluginFailure(Kind kind, String code, LocalizedText text, @Nullable Throwable cause) {
        super(text.en(), cause);
        this.kind = Objects.requireNonNull(kind);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Failure code must match " + CODE + ", got: " + code);
        }
        this.code = code;
        this.text = text;
    }

    public static PluginFailure transientFailure(String code, LocalizedText text, @Nullable Throwable cause) {
        return new PluginFailure(Kind.TRANSIENT, code, text, cause);
    }

    public static PluginFailure configuration(String code, LocalizedText text) {
        return new PluginFailure(Kind.CONFIGURATION, code, text);
    }

    public static PluginFailure badData(String code, LocalizedText text) {
        return new PluginFailure(Kind.BAD_DATA, code, text);
    }

    public static PluginFailure rejected(String code, LocalizedText text) {
        return new PluginFailure(Kind.REJECTED, code, text);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** What failed and what to do, for people. */
    public LocalizedText text() {
        return text;
    }
}
