package io.dunlin.core.remittances.feeds;

import io.dunlin.core.shared.Texts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a server did wrong, on its way to {@link BankFeed.Look.Failed}. */
final class FeedTrouble extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final FeedFault fault;

    FeedTrouble(FeedFault fault, String detail, @Nullable Throwable cause) {
        super(printable(detail), cause);
        this.fault = fault;
    }

    static FeedTrouble of(FeedFault fault, Throwable cause) {
        return new FeedTrouble(fault, String.valueOf(cause.getMessage()), cause);
    }

    BankFeed.Look.Failed asLook() {
        return new BankFeed.Look.Failed(fault, String.valueOf(getMessage()));
    }

    FeedFault fault() {
        return fault;
    }

    /** A server's words, safe to show in one line. */
    static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return Texts.ellipsis(line, LONGEST);
    }
}
