package io.dunlin.plugin.smssmpp;

import io.dunlin.plugin.smssmpp.SmppSettings.LongMessages;
import io.dunlin.plugin.smssmpp.SmppSettings.SevenBits;
import io.dunlin.spi.messaging.GsmAlphabet;
import io.dunlin.spi.messaging.SmsText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsmpp.bean.OptionalParameter;

/** One submit_sm of a message: its octets, coding, esm_class and optional parameters. */
final class OutgoingPart {

    private static final int UDHI = 0x40;
    private static final byte CODING_DEFAULT = 0;
    private static final byte CODING_LATIN1 = 3;
    private static final byte CODING_UCS2 = 8;

    private final byte[] octets;
    private final byte coding;
    private final byte esmClass;
    private final OptionalParameter[] parameters;

    private OutgoingPart(byte[] octets, byte coding, int esmClass, OptionalParameter... parameters) {
        this.octets = octets.clone();
        this.coding = coding;
        this.esmClass = (byte) esmClass;
        this.parameters = parameters.clone();
    }

    byte[] octets() {
        return octets.clone();
    }

    byte coding() {
        return coding;
    }

    byte esmClass() {
        return esmClass;
    }

    OptionalParameter[] parameters() {
        return parameters.clone();
    }

    /** @param reference tells this message's parts from another's, 0 to 65535 */
    static List<OutgoingPart> of(String text, SevenBits sevenBits, LongMessages longMessages, int reference) {
        byte coding = codingOf(text, sevenBits);
        if (longMessages == LongMessages.PAYLOAD) {
            byte[] whole = encode(text, coding);
            return List.of(new OutgoingPart(new byte[0], coding, 0, new OptionalParameter.Message_payload(whole)));
        }
        List<String> texts = split(text, coding);
        if (texts.size() == 1) {
            return List.of(new OutgoingPart(encode(text, coding), coding, 0));
        }
        List<OutgoingPart> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            byte[] octets = encode(texts.get(i), coding);
            parts.add(
                    longMessages == LongMessages.UDH
                            ? new OutgoingPart(withHeader(octets, reference, texts.size(), i + 1), coding, UDHI)
                            : new OutgoingPart(
                                    octets,
                                    coding,
                                    0,
                                    new OptionalParameter.Sar_msg_ref_num((short) reference),
                                    new OptionalParameter.Sar_total_segments((byte) texts.size()),
                                    new OptionalParameter.Sar_segment_seqnum((byte) (i + 1))));
        }
        return parts;
    }

    private static byte codingOf(String text, SevenBits sevenBits) {
        boolean seven = SmsText.of(text).alphabet() == SmsText.Alphabet.GSM_7;
        return switch (sevenBits) {
            case GSM -> seven ? CODING_DEFAULT : CODING_UCS2;
            case LATIN1 ->
                seven && StandardCharsets.ISO_8859_1.newEncoder().canEncode(text) ? CODING_LATIN1 : CODING_UCS2;
            case UNICODE -> CODING_UCS2;
        };
    }

    private static byte[] encode(String text, byte coding) {
        return switch (coding) {
            case CODING_DEFAULT -> GsmAlphabet.toOctets(text);
            case CODING_LATIN1 -> text.getBytes(StandardCharsets.ISO_8859_1);
            default -> text.getBytes(StandardCharsets.UTF_16BE);
        };
    }

    private static List<String> split(String text, byte coding) {
        boolean forced = coding == CODING_UCS2 && SmsText.of(text).alphabet() == SmsText.Alphabet.GSM_7;
        return SmsText.split(
                text, forced ? SmsText.Alphabet.UCS_2 : SmsText.of(text).alphabet());
    }

    /** The header of concatenated messages with an eight-bit reference (3GPP TS 23.040, section 9.2.3.24.1). */
    private static byte[] withHeader(byte[] octets, int reference, int parts, int part) {
        byte[] header = {5, 0, 3, (byte) reference, (byte) parts, (byte) part};
        byte[] whole = Arrays.copyOf(header, header.length + octets.length);
        System.arraycopy(octets, 0, whole, header.length, octets.length);
        return whole;
    }
}
