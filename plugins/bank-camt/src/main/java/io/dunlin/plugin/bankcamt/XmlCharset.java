package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character set of an XML file: by its byte order mark, else by its declaration, else UTF-8. */
final class XmlCharset {

    private static final int DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]{0,150}?encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._:-]{1,40})[\"']");

    private XmlCharset() {}

    /** Decodes strictly: a byte that does not fit is a fault of the file, never another letter. */
    static Reader decode(InputStream in, byte[] head) {
        return new SkippingMark(new InputStreamReader(
                in,
                of(head).newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static Charset of(byte[] head) {
        if (starts(head, 0xFE, 0xFF) || starts(head, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(head, 0xFF, 0xFE) || starts(head, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, 0xEF, 0xBB)) {
            return StandardCharsets.UTF_8;
        }
        Matcher declared =
                ENCODING.matcher(new String(head, 0, Math.min(head.length, DECLARATION), StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        if (declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
            // the declaration itself could be read a byte at a time, so it cannot be true
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw PluginFailure.badData(
                    "xml-charset",
                    new LocalizedText(
                            "Plik podaje kodowanie, którego nie ma: " + declared.group(1)
                                    + ". Pobierz go z banku ponownie",
                            "The file names a character set that does not exist: " + declared.group(1)
                                    + ". Fetch it from the bank again"));
        }
    }

    private static boolean starts(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }
}
