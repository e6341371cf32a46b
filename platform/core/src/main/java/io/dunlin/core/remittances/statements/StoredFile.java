package io.dunlin.core.remittances.statements;

import io.dunlin.spi.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** A file out of the raw store, as plugins see it. */
final class StoredFile implements SourceFile {

    private static final int LONGEST_HEAD = 64 * 1024;

    private final String name;
    private final byte[] content;

    StoredFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public byte[] head() {
        return Arrays.copyOf(content, Math.min(content.length, LONGEST_HEAD));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
