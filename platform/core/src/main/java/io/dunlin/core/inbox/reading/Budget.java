package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailFlaw;
import io.dunlin.core.inbox.mail.MailLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one reading may still use, and what it had to leave out. Lives for one message, in one thread. */
final class Budget {

    private static final int LONGEST_LIST = 50;

    private final MailLimits limits;
    private final Map<String, MailFlaw> flaws = new LinkedHashMap<>();
    private final long started = System.nanoTime();
    private long pausedNanos;
    private int parts;
    private int textChars;

    Budget(MailLimits limits) {
        this.limits = limits;
    }

    MailLimits limits() {
        return limits;
    }

    /** Notes a flaw once. */
    void flaw(MailFlaw.Kind kind, String detail) {
        if (flaws.size() < LONGEST_LIST) {
            flaws.putIfAbsent(kind + detail, new MailFlaw(kind, detail));
        }
    }

    List<MailFlaw> flaws() {
        return new ArrayList<>(flaws.values());
    }

    boolean takePart() {
        if (parts >= limits.parts()) {
            flaw(MailFlaw.Kind.TOO_MANY_PARTS, "More than " + limits.parts() + " parts");
            return false;
        }
        parts++;
        return true;
    }

    /** As much of the text as may still be kept. */
    String takeText(String text) {
        int left = limits.textChars() - textChars;
        if (text.length() > left) {
            flaw(MailFlaw.Kind.TEXT_CUT, "Text cut at " + limits.textChars() + " characters in all");
            textChars = limits.textChars();
            return text.substring(0, Math.max(0, left));
        }
        textChars += text.length();
        return text;
    }

    /** Time spent waiting for the attachment reader is not the mail's. */
    void notCounting(long nanos) {
        pausedNanos += nanos;
    }

    void checkTime() {
        if (Duration.ofNanos(System.nanoTime() - started - pausedNanos).compareTo(limits.time()) > 0) {
            throw new TimeUp();
        }
    }

    /** The one way out of a reading that takes too long; {@link MailAssembler} turns it into a result. */
    static final class TimeUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TimeUp() {
            super("Time limit", null, false, false);
        }
    }
}
