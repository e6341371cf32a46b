package io.dunlin.tables;

import io.dunlin.spi.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** A file's first lines as a file of its own, so that recognising reads no more. */
final class HeadOnly implements SourceFile {

    private final String name;
    private final byte[] head;

    HeadOnly(SourceFile file) {
        this.name = file.name();
        this.head = wholeLines(file);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] head() {
        return head.clone();
    }

    @Override
    public long size() {
        return head.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(head);
    }

    /** The last line may be cut within a character. */
    private static byte[] wholeLines(SourceFile file) {
        byte[] head = file.head();
        int end = head.length;
        while (end > 0 && file.size() > head.length && head[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? head : Arrays.copyOf(head, end);
    }
}
