package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.settings.LocalizedText;
import java.io.Serial;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A field that cannot be read; caught where its statement is put together and told as a failure of that line. */
final class Unreadable extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient LocalizedText why;
    private final transient @Nullable BigDecimal amount;

    Unreadable(LocalizedText why) {
        this(why, null);
    }

    Unreadable(LocalizedText why, @Nullable BigDecimal amount) {
        super(why.en(), null, false, false);
        this.why = why;
        this.amount = amount;
    }

    LocalizedText why() {
        return why;
    }

    /** The signed amount, where it could be read though something else could not. */
    @Nullable
    BigDecimal amount() {
        return amount;
    }
}
