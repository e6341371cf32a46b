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
 * length and that many bytes, texts in UTF-8. For a picture of a page both begin with another mark; the request has the
 * number of the page after the declared type, the answer is the status, the PNG, the number of pages and the reason.
 */
final class Frames {

    private static final int MARK = 0x444E4C31;
    private static final int PICTURE_MARK = 0x444E4C50;
    private static final int LONGEST_WORD = 4096;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final int largestFile;

    Frames(DataInputStream in, DataOutputStream out, int largestFile) {
        this.in = in;
        this.out = out;
        this.largestFile = largestFile;
    }

    /** @param page of which a picture is wanted, from 1; 0 where the text is */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(String name, String declaredType, int page, byte[] content) {

        Request(String name, String declaredType, byte[] content) {
            this(name, declaredType, 0, content);
        }

        /** Whether a picture of a page is wanted, and not the text. */
        boolean wantsPicture() {
            return page > 0;
        }
    }

    /** The next request; empty when the appliance closed the stream. */
    Optional<Request> next() throws IOException {
        int mark;
        try {
            mark = in.readInt();
        } catch (EOFException _) {
            return Optional.empty();
        }
        if (mark != MARK && mark != PICTURE_MARK) {
            throw new IOException("The request does not start with the mark; the streams are out of step");
        }
        String name = new String(field(LONGEST_WORD), StandardCharsets.UTF_8);
        String type = new String(field(LONGEST_WORD), StandardCharsets.UTF_8);
        int page = mark == PICTURE_MARK ? Math.max(1, in.readInt()) : 0;
        return Optional.of(new Request(name, type, page, field(largestFile)));
    }

    void answer(Extraction extraction) throws IOException {
        out.writeInt(MARK);
        write(extraction.status().name());
        write(extraction.detectedType());
        write(extraction.text());
        write(extraction.reason());
        out.flush();
    }

    void answer(Picture picture) throws IOException {
        out.writeInt(PICTURE_MARK);
        write(picture.status().name());
        out.writeInt(picture.png().length);
        out.write(picture.png());
        out.writeInt(picture.pages());
        write(picture.reason());
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
