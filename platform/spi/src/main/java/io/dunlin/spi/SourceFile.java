package io.dunlin.spi;

import java.io.IOException;
import java.io.InputStream;

/** A file that arrived from outside. It can be opened several times; whoever opens it closes it. */
public interface SourceFile {

    /** The file's name without folders, as it arrived. Never a path to open. */
    String name();

    /** Its size in bytes. */
    long size();

    /** The first bytes, at most 64 KiB: enough to recognise a format. */
    byte[] head();

    /** All of it, from the start. */
    InputStream open() throws IOException;
}
