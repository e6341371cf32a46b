package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The trained model: classes, promised days, the joining of both, languages, and the hash of the corpus it was made from.
 */
public record ReplyModel(
        LinearModel classes, LinearModel days, Joining joining, LinearModel languages, String corpusHash) {

    static final List<String> LANGUAGES = List.of("pl", "en", "de", "ro");
    static final String RESOURCE = "replies.model.gz";
    private static final int VERSION = 0x44_4E_52_04;

    /** The model this build ships. */
    public static ReplyModel shipped() {
        try {
            return read(new ByteArrayInputStream(shippedBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of the model this build ships. */
    public static byte[] shippedBytes() {
        try (InputStream in = ReplyModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The application is incomplete: " + RESOURCE + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ReplyModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream)));
        if (in.readInt() != VERSION) {
            throw new IOException("Not a model of this version; make it again with the training command");
        }
        String hash = in.readUTF();
        LinearModel classes = LinearModel.read(in);
        if (classes.outputs() != ReplyClass.values().length) {
            throw new IOException("The model knows other classes; make it again with the training command");
        }
        LinearModel days = LinearModel.read(in);
        return new ReplyModel(classes, days, Joining.read(in, classes.outputs()), LinearModel.read(in), hash);
    }

    void write(OutputStream stream) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(stream)))) {
            out.writeInt(VERSION);
            out.writeUTF(corpusHash);
            classes.write(out);
            days.write(out);
            joining.write(out);
            languages.write(out);
        }
    }
}
