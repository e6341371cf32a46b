package io.dunlin.plugin.erpsettlements;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.SettlementNotice;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** A notice as a file: its name and its two lines. The columns are documented in README.md; the ERP relies on them. */
final class SettlementText {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern OTHER_SIGNS = Pattern.compile("[^a-z0-9]+");
    private static final int PADDED = 10;
    private static final int LONGEST_KEY_IN_NAME = 120;
    private static final int HASH_DIGITS = 12;

    private SettlementText() {}

    /**
     * The same for the same key, and another for any other. Numbers are padded, so that by name a reversal comes after what it
     * reverses.
     */
    static String fileName(SettlementNotice notice) {
        String plain =
                OTHER_SIGNS.matcher(notice.key().toLowerCase(Locale.ROOT)).replaceAll("-");
        String padded = DIGITS.matcher(plain)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, PADDED - number.group().length())) + number.group());
        String shown = padded.substring(0, Math.min(LONGEST_KEY_IN_NAME, padded.length()));
        return "settlement-" + shown + "-" + hash(notice.key()) + ".csv";
    }

    static byte[] of(SettlementNotice notice, SettlementSettings settings) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(settings.separator())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            csv.writeRecord("key", "receivable", "number", "amount", "currency", "paid_on", "bank_reference");
            csv.writeRecord(
                    notice.key(),
                    notice.receivable().value(),
                    notice.number(),
                    notice.amount().amount().toPlainString().replace('.', settings.decimalSign()),
                    notice.amount().currency().getCurrencyCode(),
                    notice.paidOn().toString(),
                    notice.bankReference());
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can always be written", e);
        }
        return encoded(text.toString(), notice, settings);
    }

    /** Never a question mark in the place of a letter: a number that only looks like the document's would settle another. */
    private static byte[] encoded(String text, SettlementNotice notice, SettlementSettings settings) {
        try {
            ByteBuffer bytes = settings.charset()
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException _) {
            throw PluginFailure.badData(
                    "sign-not-in-charset",
                    new LocalizedText(
                            "Zawiadomienie " + notice.key() + " ma znak, którego nie ma w " + settings.charset()
                                    + "; ustaw kodowanie UTF-8 i przekaż je ponownie",
                            "Notice " + notice.key() + " holds a sign that " + settings.charset()
                                    + " does not have; set the character set to UTF-8 and have it told again"));
        }
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
