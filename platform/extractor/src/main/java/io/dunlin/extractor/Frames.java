package io.dunlin.extractor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The protocol of the extractor, in both directions big-endian. A request is the mark, the file name, the declared type
 * and the content; an answer is the mark, the status, the detected type, the text and the reason. Every field is an int
 * length and that many bytes, texts in UTF-8.
 */
final class Frames {

    private static final int MARK = 0x444E4C31;
    private static final int LONGEST_WORD = 4096;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final int largestFile;

    Frames(DataInputStream in, DataOutputStream out, int largestFile) {
        this.in = in;
        this.out = out;
        this.largestFile = largestFile;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(String name, String declaredType, byte[] content) {}

    /** The next request; empty when the appliance closed the stream. */
    Optional<Request> next() throws IOException {
        int mark;
        try {
            mark = in.readInt();
        } catch (EOFException _) {
            return Optional.empty();
        }
        if (mark != MARK) {
            throw new IOException("The request does not start with the mark; the streams are out of step");
        }
        String name = new String(field(LONGEST_WORD), StandardCharsets.UTF_8);
        String type = new String(field(LONGEST_WORD), StandardCharsets.UTF_8);
        return Optional.of(new Request(name, type, field(largestFile)));
    }

    void answer(Extraction extraction) throws IOException {
        out.writeInt(MARK);
        write(extraction.status().name());
        write(extraction.detectedType());
        write(extraction.text());
        write(extraction.reason());
        out.flush();
    }

    private byte[] field(int longest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw new IOException("A field of " + length + " bytes; at most " + longest + " are read");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The request ended early");
        }
        return bytes;
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
