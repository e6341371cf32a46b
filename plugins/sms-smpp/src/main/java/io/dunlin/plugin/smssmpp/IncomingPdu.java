package io.dunlin.plugin.smssmpp;

import io.dunlin.plugin.smssmpp.SmppSettings.SevenBits;
import io.dunlin.spi.messaging.GsmAlphabet;
import io.dunlin.spi.messaging.SmsStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/** What a deliver_sm says (SMPP 3.4, sections 4.6.1 and appendix B), read without trust in it. */
sealed interface IncomingPdu {

    /** A delivery report. */
    record Receipt(String carrierId, SmsStatus status, String error) implements IncomingPdu {}

    /** A message from a phone, or a part of one. */
    record FromPhone(String from, String to, String text, int reference, int part, int parts) implements IncomingPdu {}

    /** Of no use to the product: said in the log and acknowledged. */
    record Ignored(String why) implements IncomingPdu {}

    Pattern ID = Pattern.compile("\\bid:\\s*(\\S{1,65})", Pattern.CASE_INSENSITIVE);
    Pattern STAT = Pattern.compile("\\bstat:\\s*([A-Za-z]{3,10})", Pattern.CASE_INSENSITIVE);
    Pattern ERROR = Pattern.compile("\\berr:\\s*(\\w{1,10})", Pattern.CASE_INSENSITIVE);

    static IncomingPdu read(DeliverSm pdu, SevenBits sevenBits) {
        byte[] octets = pdu.getShortMessage() == null ? new byte[0] : pdu.getShortMessage();
        OptionalParameter.@Nullable Message_payload payload =
                pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        if (payload != null && payload.getValue().length > 0) {
            octets = payload.getValue();
        }
        if (pdu.isSmscDeliveryReceipt()) {
            return receipt(pdu, new String(octets, StandardCharsets.ISO_8859_1));
        }
        return fromPhone(pdu, octets, sevenBits);
    }

    private static IncomingPdu receipt(DeliverSm pdu, String text) {
        OptionalParameter.@Nullable Receipted_message_id named =
                pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        Optional<String> id =
                named != null ? Optional.of(named.getValueAsString().strip()) : group(ID, text);
        if (id.isEmpty() || id.get().isEmpty()) {
            return new Ignored("a delivery report without an id");
        }
        OptionalParameter.@Nullable Message_state state =
                pdu.getOptionalParameter(OptionalParameter.Message_state.class);
        SmsStatus status = group(STAT, text)
                .map(IncomingPdu::statusOf)
                .orElseGet(() -> state == null ? SmsStatus.UNKNOWN : statusOf(state.getValue()));
        return new Receipt(id.get(), status, group(ERROR, text).orElse(""));
    }

    private static SmsStatus statusOf(String stat) {
        return switch (stat.toUpperCase(Locale.ROOT)) {
            case "DELIVRD", "DELIVERED" -> SmsStatus.DELIVERED;
            case "UNDELIV", "EXPIRED", "REJECTD", "DELETED" -> SmsStatus.UNDELIVERED;
            case "ENROUTE", "ACCEPTD", "BUFFRED" -> SmsStatus.ACCEPTED;
            default -> SmsStatus.UNKNOWN;
        };
    }

    private static SmsStatus statusOf(byte state) {
        return switch (state) {
            case 1, 6 -> SmsStatus.ACCEPTED;
            case 2 -> SmsStatus.DELIVERED;
            case 3, 4, 5, 8 -> SmsStatus.UNDELIVERED;
            default -> SmsStatus.UNKNOWN;
        };
    }

    private static IncomingPdu fromPhone(DeliverSm pdu, byte[] octets, SevenBits sevenBits) {
        int reference = 0;
        int part = 1;
        int parts = 1;
        byte[] body = octets;
        if (pdu.isUdhi() && octets.length > 0) {
            int end = Math.min((octets[0] & 0xFF) + 1, octets.length);
            for (int at = 1; at + 1 < end; at += 2 + (octets[at + 1] & 0xFF)) {
                int kind = octets[at] & 0xFF;
                int length = octets[at + 1] & 0xFF;
                if (at + 2 + length > end) {
                    break;
                }
                if (kind == 0 && length == 3) {
                    reference = octets[at + 2] & 0xFF;
                    parts = octets[at + 3] & 0xFF;
                    part = octets[at + 4] & 0xFF;
                } else if (kind == 8 && length == 4) {
                    reference = ((octets[at + 2] & 0xFF) << 8) | (octets[at + 3] & 0xFF);
                    parts = octets[at + 4] & 0xFF;
                    part = octets[at + 5] & 0xFF;
                }
            }
            body = Arrays.copyOfRange(octets, end, octets.length);
        }
        OptionalParameter.@Nullable Sar_msg_ref_num sar =
                pdu.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
        OptionalParameter.@Nullable Sar_total_segments total =
                pdu.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        OptionalParameter.@Nullable Sar_segment_seqnum number =
                pdu.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
        if (sar != null && total != null && number != null) {
            reference = sar.getValue() & 0xFFFF;
            parts = total.getValue() & 0xFF;
            part = number.getValue() & 0xFF;
        }
        boolean sound = parts > 1 && part >= 1 && part <= parts;
        String text = decode(body, pdu.getDataCoding(), sevenBits);
        return new FromPhone(
                pdu.getSourceAddr(), pdu.getDestAddress(), text, reference, sound ? part : 1, sound ? parts : 1);
    }

    private static String decode(byte[] octets, byte coding, SevenBits sevenBits) {
        int dcs = coding & 0xFF;
        if (dcs == 1) {
            return new String(octets, StandardCharsets.US_ASCII);
        }
        if (dcs == 3 || dcs == 2 || dcs == 4) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
        boolean general = dcs < 0x40;
        if ((general && (dcs & 0x0C) == 0x08) || (dcs & 0xF0) == 0xE0) {
            return new String(octets, StandardCharsets.UTF_16BE);
        }
        return sevenBits == SevenBits.LATIN1
                ? new String(octets, StandardCharsets.ISO_8859_1)
                : GsmAlphabet.fromOctets(octets);
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
