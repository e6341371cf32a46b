package io.dunlin.core.inbox.reading;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes the message out of an opaque S/MIME signature (CMS SignedData, RFC 5652). Signatures are not checked here; the
 * content is read as that of any other mail.
 */
final class SignedContent {

    private static final int SEQUENCE = 0x30;
    private static final int OBJECT_ID = 0x06;
    private static final int EXPLICIT = 0xA0;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int DEEPEST = 12;
    private static final byte[] SIGNED_DATA = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};

    private final byte[] der;

    private SignedContent(byte[] der) {
        this.der = der;
    }

    static Optional<byte[]> unwrap(byte[] der) {
        try {
            return new SignedContent(der).content();
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /** @param to of a value of indefinite length: the end of what holds it */
    private record Element(int tag, int from, int to, boolean indefinite) {}

    private Optional<byte[]> content() {
        Element info = read(0, der.length);
        if (info.tag() != SEQUENCE) {
            return Optional.empty();
        }
        Element type = read(info.from(), info.to());
        if (type.tag() != OBJECT_ID
                || !Arrays.equals(der, type.from(), type.to(), SIGNED_DATA, 0, SIGNED_DATA.length)) {
            return Optional.empty();
        }
        Element explicit = read(type.to(), info.to());
        Element signedData = read(explicit.from(), explicit.to());
        int at = end(read(signedData.from(), signedData.to()), 0);
        at = end(read(at, signedData.to()), 0);
        Element encapsulated = read(at, signedData.to());
        Element contentType = read(encapsulated.from(), encapsulated.to());
        Element wrapper = read(contentType.to(), encapsulated.to());
        if (wrapper.tag() != EXPLICIT) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int ignored = octets(wrapper.from(), wrapper.to(), out, 0);
        return ignored < 0 || out.size() == 0 ? Optional.empty() : Optional.of(out.toByteArray());
    }

    private int octets(int from, int to, ByteArrayOutputStream out, int depth) {
        Element element = read(from, to);
        if (depth > DEEPEST) {
            return -1;
        }
        if (element.tag() == OCTETS) {
            out.write(der, element.from(), element.to() - element.from());
            return element.to();
        }
        if (element.tag() != OCTETS_IN_PIECES) {
            return -1;
        }
        int at = element.from();
        while (at < element.to() && !isEnd(at)) {
            at = octets(at, element.to(), out, depth + 1);
            if (at < 0) {
                return -1;
            }
        }
        return element.indefinite() ? at + 2 : element.to();
    }

    /** The position after an element, walking through it when it does not say its length. */
    private int end(Element element, int depth) {
        if (!element.indefinite()) {
            return element.to();
        }
        int at = element.from();
        while (!isEnd(at) && depth < DEEPEST) {
            at = end(read(at, element.to()), depth + 1);
        }
        return at + 2;
    }

    private boolean isEnd(int at) {
        return der[at] == 0 && der[at + 1] == 0;
    }

    private Element read(int at, int limit) {
        int tag = der[at] & 0xFF;
        int first = der[at + 1] & 0xFF;
        int from = at + 2;
        if (first == 0x80) {
            return new Element(tag, from, limit, true);
        }
        long length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = 0; i < (first & 0x7F); i++) {
                length = length << 8 | (der[from++] & 0xFF);
                if (length > der.length) {
                    throw new IndexOutOfBoundsException("Longer than the content");
                }
            }
        }
        if (from + length > limit) {
            throw new IndexOutOfBoundsException("Longer than what holds it");
        }
        return new Element(tag, from, (int) (from + length), false);
    }
}
