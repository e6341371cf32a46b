package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The invoice in XML that a hybrid PDF (Factur-X, ZUGFeRD) carries as an embedded file.
 * <p>
 * Only the streams of embedded files are looked at, by their dictionaries, and only unpacked: no page is read, no link
 * followed. An encrypted PDF has none that can be read.
 */
final class PdfAttachment {

    private static final Pattern STREAM = Pattern.compile(">>\\s{0,9}stream\\r?\\n");
    private static final Pattern ROOT = Pattern.compile(
            "<(?:[\\w.-]{1,40}:)?(?:CrossIndustryInvoice|CrossIndustryDocument|Invoice|CreditNote|Faktura)[\\s>]");
    private static final int LONGEST_DICTIONARY = 2_000;
    private static final int LARGEST_ATTACHMENT = 10 << 20;
    private static final int MOST_ATTACHMENTS = 50;
    private static final int ROOT_WITHIN = 64 * 1024;

    private PdfAttachment() {}

    static byte[] find(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher stream = STREAM.matcher(text);
        int attachments = 0;
        while (stream.find() && attachments < MOST_ATTACHMENTS) {
            String dictionary = dictionary(text, stream.start());
            if (dictionary.contains("EmbeddedFile") || dictionary.contains("xml")) {
                attachments++;
                byte[] content = content(pdf, text, stream.end(), dictionary);
                if (content != null && isInvoice(content)) {
                    return content;
                }
            }
        }
        throw PluginFailure.badData(
                "pdf-without-invoice",
                new LocalizedText(
                        "PDF nie zawiera faktury elektronicznej (nie ma w nim pliku XML z fakturą albo jest zaszyfrowany);"
                                + " wczytaj fakturę z programu księgowego albo wpisz ją ręcznie",
                        "The PDF holds no electronic invoice (no embedded file with one in XML, or it is encrypted);"
                                + " import the invoice from the accounting program or enter it by hand"));
    }

    private static String dictionary(String text, int end) {
        int from = Math.max(0, end - LONGEST_DICTIONARY);
        String before = text.substring(from, end);
        int object = before.lastIndexOf(" obj");
        return object < 0 ? before : before.substring(object);
    }

    private static byte @Nullable [] content(byte[] pdf, String text, int from, String dictionary) {
        int end = text.indexOf("endstream", from);
        byte[] raw = Arrays.copyOfRange(pdf, from, end < 0 ? pdf.length : end);
        if (!dictionary.contains("/Fl")) {
            return raw;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            byte[] unpacked = new byte[Math.min(LARGEST_ATTACHMENT, 64 * 1024)];
            int length = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(unpacked, length, unpacked.length - length);
                length += count;
                if (count == 0 && length < unpacked.length) {
                    break;
                }
                if (length == LARGEST_ATTACHMENT) {
                    return null;
                }
                unpacked = length == unpacked.length
                        ? Arrays.copyOf(unpacked, Math.min(LARGEST_ATTACHMENT, 2 * length))
                        : unpacked;
            }
            return Arrays.copyOf(unpacked, length);
        } catch (DataFormatException _) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static boolean isInvoice(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, ROOT_WITHIN), StandardCharsets.ISO_8859_1);
        return ROOT.matcher(head.replace("\0", "")).find();
    }
}
