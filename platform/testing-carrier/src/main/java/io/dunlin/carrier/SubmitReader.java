package io.dunlin.carrier;

import io.dunlin.spi.messaging.GsmAlphabet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jspecify.annotations.Nullable;

/** Reads a submit_sm (SMPP 3.4, section 4.4.1) with its parts in a header, in sar parameters or in a payload. */
final class SubmitReader {

    private SubmitReader() {}

    static SubmittedSms read(SubmitSm submit, String id, Instant at) {
        byte[] octets = submit.getShortMessage() == null ? new byte[0] : submit.getShortMessage();
        OptionalParameter.@Nullable Message_payload payload =
                submit.getOptionalParameter(OptionalParameter.Message_payload.class);
        if (payload != null) {
            octets = payload.getValue();
        }
        int reference = 0;
        int part = 1;
        int parts = 1;
        if (submit.isUdhi() && octets.length > 0) {
            int header = (octets[0] & 0xFF) + 1;
            if (header == 6 && octets[1] == 0) {
                reference = octets[3] & 0xFF;
                parts = octets[4] & 0xFF;
                part = octets[5] & 0xFF;
            }
            octets = Arrays.copyOfRange(octets, Math.min(header, octets.length), octets.length);
        }
        OptionalParameter.@Nullable Sar_msg_ref_num sar =
                submit.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
        if (sar != null) {
            reference = sar.getValue() & 0xFFFF;
            parts = submit.getOptionalParameter(OptionalParameter.Sar_total_segments.class)
                            .getValue()
                    & 0xFF;
            part = submit.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class)
                            .getValue()
                    & 0xFF;
        }
        return new SubmittedSms(
                id,
                at,
                submit.getSourceAddr(),
                submit.getDestAddress(),
                decode(octets, submit.getDataCoding()),
                reference,
                part,
                parts,
                submit.getDataCoding() & 0xFF,
                (submit.getRegisteredDelivery() & 1) == 1);
    }

    private static String decode(byte[] octets, byte coding) {
        return switch (coding & 0xFF) {
            case 8 -> new String(octets, StandardCharsets.UTF_16BE);
            case 3 -> new String(octets, StandardCharsets.ISO_8859_1);
            default -> GsmAlphabet.fromOctets(octets);
        };
    }
}
