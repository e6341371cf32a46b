package io.dunlin.appliance.backup;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts a file with a passphrase: AES-256-GCM in segments, so that a file that was cut or changed does not open, with a
 * key by PBKDF2 (HMAC-SHA-256, 600 000 rounds). The file begins with a mark and the salt.
 */
public final class Passphrase {

    private static final byte[] MARK = "DUNLIN-ENCRYPTED-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int ROUNDS = 600_000;
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 1 << 20;
    private static final int SHORTEST = 12;

    private final char[] words;

    private Passphrase(char[] words) {
        this.words = words;
    }

    /** The first line of a file. */
    public static Passphrase in(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new BackupFailure(
                    "there is no readable file " + file + "; write the passphrase into one, in its first line");
        }
        try (var lines = Files.lines(file)) {
            return of(lines.findFirst().orElse("").toCharArray());
        }
    }

    static Passphrase of(char... words) {
        if (words.length < SHORTEST) {
            throw new BackupFailure("the passphrase has fewer than " + SHORTEST + " characters; write a longer one");
        }
        return new Passphrase(words);
    }

    OutputStream encrypt(OutputStream out) throws IOException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        out.write(MARK);
        out.write(salt);
        try {
            return cipher(salt).newEncryptingStream(out, MARK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java machine lacks what encryption needs", e);
        }
    }

    /** Opens a file that may be encrypted. */
    static InputStream open(InputStream in, @Nullable Passphrase passphrase) throws IOException {
        PushbackInputStream file = new PushbackInputStream(in, MARK.length);
        byte[] start = file.readNBytes(MARK.length);
        if (!Arrays.equals(start, MARK)) {
            file.unread(start);
            return file;
        }
        if (passphrase == null) {
            throw new BackupFailure("the file is encrypted; name the file of its passphrase with --passphrase-file");
        }
        byte[] salt = file.readNBytes(SALT);
        try {
            return passphrase.cipher(salt).newDecryptingStream(file, MARK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java machine lacks what encryption needs", e);
        }
    }

    private AesGcmHkdfStreaming cipher(byte[] salt) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(words, salt, ROUNDS, KEY_BYTES * Byte.SIZE);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
    }

    /** Says nothing of the words. */
    @Override
    public String toString() {
        return "Passphrase";
    }
}
