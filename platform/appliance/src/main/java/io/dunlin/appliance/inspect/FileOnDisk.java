package io.dunlin.appliance.inspect;

import io.dunlin.spi.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file as plugins see it. */
record FileOnDisk(Path path, long size) implements SourceFile {

    private static final int HEAD = 64 * 1024;

    static FileOnDisk of(Path path) {
        try {
            return new FileOnDisk(path, Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return path.getFileName().toString();
    }

    @Override
    public byte[] head() {
        try (InputStream in = open()) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
