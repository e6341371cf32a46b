package io.dunlin.core.remittances.feeds;

import io.dunlin.core.remittances.policy.RemoteFileDecision.Shape;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * A login at an SFTP server whose key was checked before anything secret left. Used by one thread.
 * <p>
 * Names of files are kept as the server's bytes, one character a byte: a server may have names in any charset, and a name
 * that was decoded wrongly would not open again.
 */
final class SftpSession implements Closeable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOGIN_LIMIT = Duration.ofSeconds(30);
    /** How long a server may say nothing. */
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);
    /** How long one file may take, however steadily its bytes drip in. */
    private static final Duration FILE_LIMIT = Duration.ofMinutes(10);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final int MOST_ENTRIES = 20_000;
    private static final int CHUNK = 64 * 1024;

    private final SshClient client;
    private final ClientSession session;
    private final SftpClient sftp;

    private SftpSession(SshClient client, ClientSession session, SftpClient sftp) {
        this.client = client;
        this.session = session;
        this.sftp = sftp;
    }

    /**
     * A file as the server lists it.
     *
     * @param wireName its name, one character a byte
     */
    record RemoteFile(String wireName, Shape shape) {

        /** As the server means it. */
        String rawName() {
            return fromWire(wireName);
        }

        /** For people: one line. */
        String name() {
            return FeedTrouble.printable(fromWire(wireName));
        }
    }

    /** The server's key is not the accepted one, or none was accepted yet. */
    static final class OtherHostKey extends IOException {

        private static final long serialVersionUID = 1L;
        private final transient SftpHostKey shown;

        OtherHostKey(SftpHostKey shown) {
            super(shown.fingerprint());
            this.shown = shown;
        }

        SftpHostKey shown() {
            return shown;
        }
    }

    /** Lets a session begin only with the accepted key, and remembers which one was shown. */
    private static final class PinnedKey implements ServerKeyVerifier {

        private final @Nullable PublicKey accepted;
        private final AtomicReference<PublicKey> refused = new AtomicReference<>();

        PinnedKey(@Nullable PublicKey accepted) {
            this.accepted = accepted;
        }

        @Override
        public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey shown) {
            boolean same = accepted != null && KeyUtils.compareKeys(accepted, shown);
            if (!same) {
                refused.set(shown);
            }
            return same;
        }
    }

    /**
     * Logs in.
     *
     * @param acceptedKey the line of the accepted host key; null to hear which key the server shows
     * @throws OtherHostKey for any other key, before anything secret was sent
     * @throws FeedTrouble where the server cannot be reached or refuses
     */
    static SftpSession open(SftpFeed feed, SftpSecret secret, @Nullable String acceptedKey) throws IOException {
        KeyPair identity = secret instanceof SftpSecret.PrivateKey key ? SftpKeys.privateKey(key) : null;
        PublicKey accepted = acceptedKey == null ? null : SftpKeys.publicKey(acceptedKey);
        PinnedKey pinned = new PinnedKey(accepted);
        SshClient client = client(pinned, accepted);
        client.start();
        try {
            ClientSession session = connect(client, feed, pinned);
            switch (secret) {
                case SftpSecret.Password(String password) -> session.addPasswordIdentity(password);
                case SftpSecret.PrivateKey _ -> session.addPublicKeyIdentity(identity);
                case SftpSecret.Unchanged _ -> throw new IllegalArgumentException("A login needs its secret");
            }
            login(session, pinned);
            SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
            sftp.setNameDecodingCharset(StandardCharsets.ISO_8859_1);
            return new SftpSession(client, session, sftp);
        } catch (OtherHostKey | FeedTrouble e) {
            client.stop();
            throw e;
        } catch (IOException e) {
            client.stop();
            throw FeedTrouble.of(FeedFault.UNREACHABLE, e);
        } catch (RuntimeException e) {
            client.stop();
            throw e;
        }
    }

    private static SshClient client(PinnedKey pinned, @Nullable PublicKey accepted) {
        SshClient client = SshClient.setUpDefaultClient();
        // Nothing of the account that the appliance runs under: no known hosts, no keys, no configuration.
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(pinned);
        List<NamedFactory<Signature>> signatures = client.getSignatureFactories();
        client.setUserAuthFactories(List.of(
                new UserAuthPublicKeyFactory(signatures),
                UserAuthPasswordFactory.INSTANCE,
                UserAuthKeyboardInteractiveFactory.INSTANCE));
        if (accepted != null) {
            // A server that has got a second key of another type still shows the accepted one.
            List<NamedFactory<Signature>> ofThatKey = signatures.stream()
                    .filter(factory -> isOfType(factory.getName(), KeyUtils.getKeyType(accepted)))
                    .toList();
            client.setSignatureFactories(ofThatKey.isEmpty() ? signatures : ofThatKey);
        }
        CoreModuleProperties.IDLE_TIMEOUT.set(client, SILENCE_LIMIT);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, SILENCE_LIMIT.plus(CONNECT_LIMIT));
        CoreModuleProperties.AUTH_TIMEOUT.set(client, LOGIN_LIMIT);
        CoreModuleProperties.STOP_WAIT_TIME.set(client, CLOSE_LIMIT);
        CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
        return client;
    }

    private static boolean isOfType(String signature, String keyType) {
        return "ssh-rsa".equals(keyType) ? signature.startsWith("rsa-sha2-") : signature.equals(keyType);
    }

    private static ClientSession connect(SshClient client, SftpFeed feed, PinnedKey pinned) throws IOException {
        try {
            return client.connect(feed.login(), feed.host(), feed.port())
                    .verify(CONNECT_LIMIT)
                    .getSession();
        } catch (IOException | RuntimeException e) {
            throw troubleOf(pinned, FeedFault.UNREACHABLE, e);
        }
    }

    private static void login(ClientSession session, PinnedKey pinned) throws IOException {
        try {
            session.auth().verify(LOGIN_LIMIT);
        } catch (IOException e) {
            throw troubleOf(pinned, refusedLogin(e) ? FeedFault.LOGIN_REFUSED : FeedFault.UNREACHABLE, e);
        }
    }

    /** No method is left, or the server ends the session since too many were tried: told by words where the code is general. */
    private static boolean refusedLogin(IOException e) {
        boolean noneLeft = e instanceof SshException refused
                && refused.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
        return noneLeft
                || String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("authentication");
    }

    private static IOException troubleOf(PinnedKey pinned, FeedFault otherwise, Exception e) {
        PublicKey refused = pinned.refused.get();
        return refused == null ? FeedTrouble.of(otherwise, e) : new OtherHostKey(SftpKeys.describe(refused));
    }

    /** The files in a folder; folders and links are left out. */
    List<RemoteFile> files(String folder) throws FeedTrouble {
        List<RemoteFile> files = new ArrayList<>();
        try (SftpClient.CloseableHandle handle = sftp.openDir(toWire(folder))) {
            int entries = 0;
            for (List<SftpClient.DirEntry> some = sftp.readDir(handle); some != null; some = sftp.readDir(handle)) {
                entries += some.size();
                if (entries > MOST_ENTRIES) {
                    throw new FeedTrouble(FeedFault.TOO_MANY_FILES, "> " + MOST_ENTRIES, null);
                }
                some.stream()
                        .filter(SftpSession::isFile)
                        .forEach(entry -> files.add(new RemoteFile(entry.getFilename(), shape(entry.getAttributes()))));
            }
            return files;
        } catch (FeedTrouble e) {
            throw e;
        } catch (SftpException e) {
            throw FeedTrouble.of(FeedFault.REMOTE_FOLDER_UNREADABLE, e);
        } catch (IOException e) {
            throw FeedTrouble.of(FeedFault.BROKEN_OFF, e);
        }
    }

    private static boolean isFile(SftpClient.DirEntry entry) {
        String name = entry.getFilename();
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            return false;
        }
        SftpClient.Attributes attributes = entry.getAttributes();
        if (attributes.isRegularFile()) {
            return true;
        }
        // Some servers tell a file's kind in the long line alone.
        return !attributes.isDirectory()
                && !attributes.isSymbolicLink()
                && !attributes.isOther()
                && String.valueOf(entry.getLongFilename()).startsWith("-");
    }

    /** How a file looks now; empty where it is not there. */
    Optional<Shape> shape(String path) throws FeedTrouble {
        try {
            return Optional.of(shape(sftp.lstat(path)));
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
                    || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH) {
                return Optional.empty();
            }
            throw FeedTrouble.of(FeedFault.FILE_UNREADABLE, e);
        } catch (IOException e) {
            throw FeedTrouble.of(FeedFault.BROKEN_OFF, e);
        }
    }

    private static Shape shape(SftpClient.Attributes attributes) {
        FileTime modified =
                attributes.getFlags().contains(SftpClient.Attribute.ModifyTime) ? attributes.getModifyTime() : null;
        // As exactly as the database keeps it, or it would look changed for ever.
        Instant at = modified == null ? null : modified.toInstant().truncatedTo(ChronoUnit.MILLIS);
        return new Shape(attributes.getSize(), at);
    }

    /**
     * Reads a whole file.
     *
     * @param path as {@link #in} makes it
     * @param size what the server says it has; never more than that is read
     * @throws FeedTrouble of {@link FeedFault#FILE_UNREADABLE} where the server refuses this file or it has another size;
     *     of {@link FeedFault#BROKEN_OFF} where the connection ends
     */
    byte[] read(String path, long size) throws FeedTrouble {
        long deadline = System.nanoTime() + FILE_LIMIT.toNanos();
        byte[] content = new byte[Math.toIntExact(size)];
        int filled = 0;
        try (InputStream in = sftp.read(path)) {
            while (filled < content.length) {
                int got = in.read(content, filled, Math.min(CHUNK, content.length - filled));
                if (got < 0) {
                    throw new FeedTrouble(FeedFault.FILE_UNREADABLE, filled + " / " + size, null);
                }
                filled += got;
                if (System.nanoTime() > deadline) {
                    throw new FeedTrouble(FeedFault.BROKEN_OFF, "> " + FILE_LIMIT, null);
                }
            }
            if (in.read() >= 0) {
                throw new FeedTrouble(FeedFault.FILE_UNREADABLE, "> " + size, null);
            }
            return content;
        } catch (FeedTrouble e) {
            throw e;
        } catch (SftpException e) {
            throw FeedTrouble.of(FeedFault.FILE_UNREADABLE, e);
        } catch (IOException e) {
            throw FeedTrouble.of(FeedFault.BROKEN_OFF, e);
        }
    }

    /**
     * A path in a folder, which is made where it is missing, that no file has yet.
     *
     * @return empty where the server does not let it
     * @throws FeedTrouble where the connection ends
     */
    Optional<String> freePath(String folder, String wireName) throws FeedTrouble {
        try {
            String path = toWire(folder);
            if (shape(path).isEmpty()) {
                sftp.mkdir(path);
            }
            String target = in(folder, wireName);
            for (int i = 2; shape(target).isPresent(); i++) {
                target = in(folder, i + "-" + wireName);
            }
            return Optional.of(target);
        } catch (FeedTrouble e) {
            if (e.fault() == FeedFault.FILE_UNREADABLE) {
                return Optional.empty();
            }
            throw e;
        } catch (SftpException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FeedTrouble.of(FeedFault.BROKEN_OFF, e);
        }
    }

    /** Renames a file; whether the server let it. */
    boolean rename(String path, String target) throws FeedTrouble {
        try {
            sftp.rename(path, target);
            return true;
        } catch (SftpException | UnsupportedOperationException e) {
            return false;
        } catch (IOException e) {
            throw FeedTrouble.of(FeedFault.BROKEN_OFF, e);
        }
    }

    /** The path of a file in a folder. */
    static String in(String folder, String wireName) {
        String path = toWire(folder);
        return path.endsWith("/") ? path + wireName : path + "/" + wireName;
    }

    private static String toWire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Names in UTF-8, as nearly all servers have them, as they are; others byte for byte. */
    static String fromWire(String wire) {
        byte[] bytes = wire.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return wire;
        }
    }

    @Override
    public void close() {
        session.close(true);
        client.stop();
    }
}
