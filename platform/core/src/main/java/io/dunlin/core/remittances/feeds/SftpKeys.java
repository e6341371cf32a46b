package io.dunlin.core.remittances.feeds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Iterator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Reads and writes the keys of SSH. */
final class SftpKeys {

    private static final int LONGEST = 64 * 1024;

    private SftpKeys() {}

    /** Reads a private key with its passphrase. */
    static KeyPair privateKey(SftpSecret.PrivateKey key) throws FeedTrouble {
        if (key.text().length() > LONGEST) {
            throw new FeedTrouble(FeedFault.KEY_UNREADABLE, "longer than " + LONGEST + " characters", null);
        }
        byte[] bytes = key.text().getBytes(StandardCharsets.UTF_8);
        FilePasswordProvider passphrase =
                key.passphrase().isEmpty() ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(key.passphrase());
        try {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("key"), new ByteArrayInputStream(bytes), passphrase);
            Iterator<KeyPair> found = pairs == null ? null : pairs.iterator();
            if (found == null || !found.hasNext()) {
                throw new FeedTrouble(FeedFault.KEY_UNREADABLE, "", null);
            }
            return found.next();
        } catch (FeedTrouble e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The library's words could hold parts of the key.
            throw new FeedTrouble(FeedFault.KEY_UNREADABLE, "", e);
        }
    }

    static SftpHostKey describe(PublicKey key) {
        return new SftpHostKey(PublicKeyEntry.toString(key), KeyUtils.getFingerPrint(key));
    }

    /** The key of a line that {@link #describe} made. */
    static PublicKey publicKey(String line) {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(line)
                    .resolvePublicKey(null, java.util.Map.of(), PublicKeyEntryResolver.FAILING);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A stored host key cannot be read", e);
        }
    }
}
