package io.dunlin.appliance.demo;

import io.dunlin.spi.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** A file that was just made. */
@SuppressWarnings("ArrayRecordComponent") // never shared beyond a call
record FileInMemory(String name, byte[] content) implements SourceFile {

    private static final int HEAD = 64 * 1024;

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public byte[] head() {
        return Arrays.copyOf(content, Math.min(content.length, HEAD));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
