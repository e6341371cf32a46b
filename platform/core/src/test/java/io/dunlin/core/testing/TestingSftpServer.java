package io.dunlin.core.testing;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/** A real SFTP server on this machine over a folder, that can be made to misbehave. */
public final class TestingSftpServer implements AutoCloseable {

    public static final String LOGIN = "dunlin";
    public static final String PASSWORD = "an odd pass-phrase ąę";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path root;
    private final Set<PublicKey> knownKeys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean refusesRename;
    private volatile @Nullable Integer cutAfterReads;
    private volatile @Nullable Runnable beforeRename;

    public TestingSftpServer(Path root, KeyPair... hostKeys) throws IOException {
        this.root = root;
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setPasswordAuthenticator((login, password, _) -> {
            logins.incrementAndGet();
            return LOGIN.equals(login) && PASSWORD.equals(password);
        });
        server.setPublickeyAuthenticator((login, key, _) -> {
            logins.incrementAndGet();
            return LOGIN.equals(login) && KeyUtils.findMatchingKey(key, knownKeys) != null;
        });
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new Misbehaving())
                .build();
        sftp.addSftpEventListener(new Cutting());
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    public static KeyPair key(String algorithm, int size) throws GeneralSecurityException {
        return KeyUtils.generateKeyPair(algorithm, size);
    }

    public int port() {
        return server.getPort();
    }

    public void knows(PublicKey key) {
        knownKeys.add(key);
    }

    /** Passwords and keys that were tried. */
    public int logins() {
        return logins.get();
    }

    /** Files that were opened. */
    public int opened() {
        return opened.get();
    }

    public void refuseRename(boolean refuses) {
        this.refusesRename = refuses;
    }

    /** Ends the connection in the middle of the next file, after so many blocks of it. */
    public void cutAfter(int reads) {
        this.cutAfterReads = reads;
    }

    public void beforeRename(Runnable act) {
        this.beforeRename = act;
    }

    public Path put(String name, String content) throws IOException {
        return Files.writeString(root.resolve(name), content, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Cutting implements SftpEventListener {

        @Override
        public void reading(
                ServerSession session,
                String remoteHandle,
                FileHandle localHandle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLength)
                throws IOException {
            Integer left = cutAfterReads;
            if (left != null && left == 0) {
                cutAfterReads = null;
                session.close(true);
                throw new IOException("cut");
            }
            cutAfterReads = left == null ? null : left - 1;
        }
    }

    private final class Misbehaving implements SftpFileSystemAccessor {

        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle fileHandle,
                Path file,
                String handle,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            opened.incrementAndGet();
            return SftpFileSystemAccessor.DEFAULT.openFile(subsystem, fileHandle, file, handle, options, attributes);
        }

        @Override
        public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            if (refusesRename) {
                throw new UnsupportedOperationException("no rename here");
            }
            Runnable act = beforeRename;
            beforeRename = null;
            if (act != null) {
                act.run();
            }
            SftpFileSystemAccessor.DEFAULT.renameFile(subsystem, from, to, options);
        }
    }
}
