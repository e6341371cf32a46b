package io.dunlin.core.remittances.statements;

import io.dunlin.core.shared.RawStore;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What makes a credit, or what the bank took back of one, the same line, whichever file shows it: account, day, amount,
 * references, payer's account and title. Equal lines share a base and differ in their occurrence.
 */
final class LineIdentity {

    private LineIdentity() {}

    static String base(String account, JdbiCredits.Credit credit) {
        String text = String.join(
                "\u001f",
                account,
                credit.valueDate().toString(),
                credit.amount().toString(),
                folded(credit.bankReference()),
                folded(credit.customerReference()),
                folded(credit.endToEndId()),
                folded(credit.counterpartyAccount()),
                folded(credit.title()));
        return RawStore.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String key(String base, int occurrence) {
        return RawStore.sha256((base + "#" + occurrence).getBytes(StandardCharsets.US_ASCII));
    }

    /** Line breaks and spaces differ between a bank's own kinds of files. */
    private static String folded(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }
}
