package io.dunlin.appliance.endtoend;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Debian's Postfix and Dovecot on free ports of the loopback, below one folder, with the mailboxes that a test names.
 * Mail for anybody else lands in one mailbox: {@link #ELSEWHERE}.
 */
final class RealMailServers implements AutoCloseable {

    /** Who gets what is addressed to strangers. */
    static final MailUser ELSEWHERE = MailUser.of("elsewhere@kancelaria.test");

    static final Path POSTFIX = Path.of("/usr/sbin/postfix");
    static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final List<Path> PROGRAMS =
            List.of(POSTFIX, DOVECOT, Path.of("/usr/lib/dovecot/imap"), Path.of("/usr/lib/dovecot/lmtp"));
    private static final long LONGEST_COMMAND_SECONDS = 60;

    private final MailServerFolder folder;
    private final int smtpPort;
    private final int imapPort;

    private RealMailServers(MailServerFolder folder, int smtpPort, int imapPort) {
        this.folder = folder;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    /** What keeps the servers from being started here, with what to do about it. */
    static Optional<String> missing() {
        List<Path> absent =
                PROGRAMS.stream().filter(program -> !Files.exists(program)).toList();
        if (!absent.isEmpty()) {
            return Optional.of("Not installed: " + absent
                    + ". On Debian: apt-get install --no-install-recommends dovecot-imapd dovecot-lmtpd postfix");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("Postfix is started by root only: run this test as root");
        }
        return Optional.empty();
    }

    static RealMailServers start(List<MailUser> people) {
        MailServerFolder folder = MailServerFolder.make();
        RealMailServers servers = new RealMailServers(folder, freePort(), freePort());
        try {
            servers.configure(people);
            servers.launch();
            return servers;
        } catch (IOException e) {
            servers.close();
            throw new IllegalStateException("The mail servers could not be set up in " + folder.path(), e);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    int smtpPort() {
        return smtpPort;
    }

    int imapPort() {
        return imapPort;
    }

    Path folder() {
        return folder.path();
    }

    long dovecot() {
        return folder.pid(MailServerFolder.DOVECOT_PID);
    }

    long postfix() {
        return folder.pid(MailServerFolder.POSTFIX_PID);
    }

    TestingMailbox mailboxOf(MailUser user) {
        return new TestingMailbox(user, imapPort);
    }

    /** Hands a mail to Postfix as any mail client would. */
    void post(MailUser from, MimeMessage mail) {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(smtpPort));
        settings.put("mail.smtp.from", from.address());
        settings.put("mail.smtp.connectiontimeout", "10000");
        settings.put("mail.smtp.timeout", "30000");
        try (Transport transport = Session.getInstance(settings).getTransport("smtp")) {
            transport.connect();
            mail.saveChanges();
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            throw new IllegalStateException("Postfix did not take the mail; its log: " + log(), e);
        }
    }

    /** The ends of both servers' logs. */
    String log() {
        return folder.endOf("postfix.log") + folder.endOf("dovecot.log");
    }

    @Override
    public void close() {
        folder.stopServers();
        folder.delete();
    }

    private void configure(List<MailUser> people) throws IOException {
        List<MailUser> users = new ArrayList<>(people);
        users.add(ELSEWHERE);
        List<String> domains = users.stream().map(MailUser::domain).distinct().toList();
        Map<String, String> values = Map.of(
                "FOLDER", folder.path().toString(),
                "NAME", folder.path().getFileName().toString(),
                "IMAP_PORT", Integer.toString(imapPort),
                "SMTP_PORT", Integer.toString(smtpPort),
                "DOMAINS", String.join(", ", domains));
        folder.makeOwned("homes", "mail");
        folder.makeOwned("postfix-data", "postfix");
        folder.makeOwned("spool", "root");
        folder.makeOwned("pf", "root");
        folder.write("dovecot.conf", template("dovecot.conf", values));
        folder.write("pf/main.cf", template("main.cf", values));
        folder.write("pf/master.cf", template("master.cf", values));
        folder.write("users", lines(users, user -> user.address() + ":{PLAIN}" + user.password() + "::::::"));
        folder.write("mailboxes", lines(users, user -> user.address() + " x"));
        String ours = domains.stream().map(domain -> domain.replace(".", "\\.")).collect(Collectors.joining("|"));
        folder.write("elsewhere", "if !/@(" + ours + ")$/\n/./ " + ELSEWHERE.address() + "\nendif\n");
    }

    private void launch() throws IOException {
        run(DOVECOT.toString(), "-c", folder.path().resolve("dovecot.conf").toString());
        run(POSTFIX.toString(), "-c", folder.path().resolve("pf").toString(), "start");
        awaitPort(imapPort);
        awaitPort(smtpPort);
    }

    private void run(String... command) throws IOException {
        Path output = folder.path().resolve("command.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        try {
            if (!process.waitFor(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " failed: " + folder.endOf("command.log") + log());
        }
    }

    private void awaitPort(int port) {
        Patience.awaitThat(
                "an answer on port " + port,
                () -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                        return true;
                    } catch (IOException _) {
                        return false;
                    }
                },
                this::log);
    }

    private static String template(String name, Map<String, String> values) throws IOException {
        try (InputStream in = RealMailServers.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return text;
        }
    }

    private static String lines(List<MailUser> users, Function<MailUser, String> line) {
        return users.stream().map(line).collect(Collectors.joining("\n", "", "\n"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port on the loopback", e);
        }
    }

    /** Readable by the servers' own users, below /tmp because a socket's path may have 107 characters only. */
    static Path newFolder(String prefix) throws IOException {
        Path made = Files.createTempDirectory(
                Path.of("/tmp"),
                prefix,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
