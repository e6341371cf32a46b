package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.text.BankCharset;
import io.dunlin.spi.text.LineReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts fields together to statements.
 * <p>
 * A statement begins with {@code :20:} or, in a damaged file, with whichever of its fields comes first. It ends with the
 * next {@code :20:}, with the end of its message once it has a closing balance, or with the file. A lone {@code -} before
 * the closing balance ends nothing: some banks' texts hold one.
 */
final class StatementAssembler {

    private static final Set<String> OPENING_TAGS =
            Set.of("25", "25P", "28", "28C", "34F", "60F", "60M", "61", "62F", "62M", "90C", "90D");
    private static final Set<String> CONTINUING_TAGS = Set.of("61", "86", "NS", "62F", "62M", "90C", "90D");

    private final StatementSink sink;
    private final Mt940Settings settings;
    private final LineReader lines;
    private final BankCharset detected;
    private @Nullable OpenStatement open;
    private boolean interim;
    private boolean messageEnded;
    private boolean any;

    StatementAssembler(StatementSink sink, Mt940Settings settings, LineReader lines, BankCharset detected) {
        this.sink = sink;
        this.settings = settings;
        this.lines = lines;
        this.detected = detected;
    }

    /** Whether the file held a statement. */
    boolean any() {
        return any;
    }

    void take(Field field) {
        String tag = field.tag();
        if (tag.equals(Field.END)) {
            messageEnded = true;
            return;
        }
        if (tag.equals(Field.INTERIM)) {
            finish();
            interim = true;
            return;
        }
        boolean goesOn = !messageEnded || (open != null && !open.isClosed() && CONTINUING_TAGS.contains(tag));
        messageEnded = false;
        if (tag.equals("20") || !goesOn) {
            finish();
        }
        if (open == null && (tag.equals("20") || OPENING_TAGS.contains(tag))) {
            open = new OpenStatement(sink, settings, DetailsReader::read, field.line(), interim);
            any = true;
        }
        if (open != null) {
            put(open, tag, field);
        }
    }

    void finish() {
        if (open != null) {
            open.finish();
            open = null;
            interim = false;
            lines.switchTo(detected);
        }
    }

    private void put(OpenStatement statement, String tag, Field field) {
        switch (tag) {
            case "20" -> statement.reference(field);
            case "25", "25P" -> {
                BankCharset forced = statement.account(field).charset();
                if (forced != null) {
                    lines.switchTo(forced);
                }
            }
            case "28", "28C" -> statement.number(field);
            case "13D" -> statement.interim();
            case "34F" -> statement.floorLimit(field);
            case "60F", "60M" -> statement.opening(field);
            case "61" -> statement.entry(field);
            case "86", "NS" -> statement.details(field);
            case "62F", "62M" -> statement.closing(field);
            default -> {
                // :64:, :65:, :90D: and the bank's own say nothing of a booking
            }
        }
    }
}
