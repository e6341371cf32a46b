package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailFlaw;
import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a message into its parts. Works on positions in the bytes as they came, so a part costs no copy; a part within
 * must end where its container ends, so a missing end marker damages one branch only.
 */
final class MimeTree {

    private static final MediaType MESSAGE = new MediaType("message", "rfc822", Map.of());

    private final Budget budget;

    MimeTree(Budget budget) {
        this.budget = budget;
    }

    MimePart read(byte[] source, int from, int to) {
        boolean first = budget.takePart();
        assert first : "A limit of parts below one";
        return entity(source, from, to, 0, MediaType.PLAIN_TEXT);
    }

    /** Reads a whole message or part that came to light within another: unwrapped S/MIME, a decoded attachment. */
    Optional<MimePart> readWithin(MimePart parent, byte[] source) {
        return child(source, 0, source.length, parent.depth() + 1, MediaType.PLAIN_TEXT);
    }

    private Optional<MimePart> child(byte[] source, int from, int to, int depth, MediaType otherwise) {
        if (depth > budget.limits().depth()) {
            budget.flaw(
                    MailFlaw.Kind.TOO_DEEP,
                    "Parts below depth " + budget.limits().depth());
            return Optional.empty();
        }
        return budget.takePart() ? Optional.of(entity(source, from, to, depth, otherwise)) : Optional.empty();
    }

    private MimePart entity(byte[] source, int from, int to, int depth, MediaType otherwise) {
        budget.checkTime();
        HeaderFields fields = HeaderFields.read(source, from, to, budget);
        MailHeaders headers = fields.headers();
        MediaType type = headers.firstRaw("Content-Type")
                .map(raw -> Parameters.mediaType(raw, otherwise))
                .orElse(otherwise);
        MimePart part = new MimePart(depth, headers, type, source, fields.bodyStart(), to);
        if (type.type().equals("multipart")) {
            readParts(part);
            if (part.children().isEmpty()) {
                return new MimePart(depth, headers, MediaType.PLAIN_TEXT, source, fields.bodyStart(), to);
            }
        } else if (type.is("message/rfc822") || type.is("message/global")) {
            readMessage(part);
        }
        return part;
    }

    private void readMessage(MimePart part) {
        String encoding = part.encoding().toLowerCase(Locale.ROOT);
        boolean encoded = encoding.equals("base64") || encoding.equals("quoted-printable");
        Optional<MimePart> message;
        if (encoded) {
            byte[] content = part.content();
            message = child(content, 0, content.length, part.depth() + 1, MediaType.PLAIN_TEXT);
        } else {
            message = child(part.source(), part.from(), part.to(), part.depth() + 1, MediaType.PLAIN_TEXT);
        }
        message.ifPresent(part.children()::add);
    }

    private void readParts(MimePart container) {
        byte[] source = container.source();
        MediaType otherwise = container.is("multipart/digest") ? MESSAGE : MediaType.PLAIN_TEXT;
        byte[] marker = marker(container);
        int partStart = -1;
        int at = container.from();
        int parts = 0;
        while (marker.length > 2 && at < container.to()) {
            int end = HeaderFields.lineEnd(source, at, container.to());
            if (isMarker(source, at, end, marker)) {
                if (partStart >= 0) {
                    if (!add(container, source, partStart, beforeLineBreak(source, partStart, at), otherwise)) {
                        return;
                    }
                    parts++;
                }
                boolean last = isLast(source, at, end, marker);
                partStart = last ? -1 : Math.min(end + 1, container.to());
            }
            at = end + 1;
        }
        if (partStart >= 0 && partStart < container.to()) {
            budget.flaw(MailFlaw.Kind.DAMAGED, "A multipart has no end marker");
            parts += add(container, source, partStart, container.to(), otherwise) ? 1 : 0;
        }
        if (parts == 0) {
            budget.flaw(MailFlaw.Kind.DAMAGED, "A multipart without parts, read as text");
        }
    }

    private boolean add(MimePart container, byte[] source, int from, int to, MediaType otherwise) {
        Optional<MimePart> part = child(source, from, to, container.depth() + 1, otherwise);
        part.ifPresent(container.children()::add);
        return part.isPresent();
    }

    /** The declared boundary, or the first line that looks like one when none is declared. */
    private byte[] marker(MimePart container) {
        String declared = container.type().parameter("boundary").orElse("").stripTrailing();
        if (!declared.isEmpty()) {
            return ("--" + declared).getBytes(StandardCharsets.UTF_8);
        }
        budget.flaw(MailFlaw.Kind.DAMAGED, "A multipart without a boundary");
        byte[] source = container.source();
        int at = container.from();
        while (at < container.to()) {
            int end = HeaderFields.lineEnd(source, at, container.to());
            if (end - at > 3 && end - at < 100 && source[at] == '-' && source[at + 1] == '-') {
                return new String(source, at, end - at, StandardCharsets.ISO_8859_1)
                        .strip()
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
            at = end + 1;
        }
        return new byte[0];
    }

    private static boolean isMarker(byte[] source, int from, int to, byte[] marker) {
        if (to - from < marker.length || source[from] != '-') {
            return false;
        }
        for (int i = 0; i < marker.length; i++) {
            if (source[from + i] != marker[i]) {
                return false;
            }
        }
        int at = from + marker.length;
        if (isLast(source, from, to, marker)) {
            at += 2;
        }
        return isBlank(source, at, to);
    }

    private static boolean isLast(byte[] source, int from, int to, byte[] marker) {
        int at = from + marker.length;
        return at + 1 < to && source[at] == '-' && source[at + 1] == '-';
    }

    private static boolean isBlank(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source[i] != ' ' && source[i] != '\t' && source[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The line break before a marker belongs to the marker. */
    private static int beforeLineBreak(byte[] source, int partStart, int marker) {
        int end = marker;
        if (end > partStart && source[end - 1] == '\n') {
            end--;
        }
        if (end > partStart && source[end - 1] == '\r') {
            end--;
        }
        return end;
    }
}
