package io.dunlin.appliance.journey;

import io.dunlin.appliance.TestingFolders;
import io.dunlin.appliance.demo.DemoMail;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo as a process of its own, on the class path and the plugins of this build. */
final class RunningDemo implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** The address that links in mails begin with. */
    static final String LINKS = "https://dunlin.example";

    private static final String READY = "The demo is ready";
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/");
    private static final String FIRM = "windykacja@" + DemoMail.DOMAIN;
    private static final Pattern SMTP = Pattern.compile("SMTP 127\\.0\\.0\\.1:([0-9]+)");
    private static final Pattern IMAP = Pattern.compile("IMAP 127\\.0\\.0\\.1:([0-9]+)");
    private static final Pattern PLUGIN = Pattern.compile("dunlin-plugin-.*\\.jar");
    private static final Pattern FIXTURES = Pattern.compile(".*(-tests\\.jar|test-classes/?)");

    private final Process process;
    private final String address;
    private final int imapPort;
    private final int smtpPort;

    private RunningDemo(Process process, String address, int imapPort, int smtpPort) {
        this.process = process;
        this.address = address;
        this.imapPort = imapPort;
        this.smtpPort = smtpPort;
    }

    /** Starts it and waits until its sample firm is there. */
    static RunningDemo start() {
        Path home = TestingFolders.fresh("journeys");
        Path log = home.resolve("demo.log");
        try {
            Path plugins = Files.createDirectories(home.resolve("plugins"));
            for (Path jar : classPath().filter(RunningDemo::isPlugin).toList()) {
                copy(jar, plugins);
            }
            Path configuration = Files.createDirectories(home.resolve("conf"));
            Path top = TestingFolders.repository();
            copy(top.resolve("etc/conf/dunlin.properties"), configuration);
            copy(top.resolve("plugins/target/plugin-signer.crt"), configuration);
            ProcessBuilder builder = new ProcessBuilder(command(home));
            // The port is the system's to choose, so the address is made up: a journey puts the real one in its place.
            builder.environment().put("DUNLIN_NOTIFICATIONS_ADDRESS", LINKS);
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            Process process = builder.start();
            String address = awaitAddress(process, log);
            return new RunningDemo(process, address, port(IMAP, log), port(SMTP, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address;
    }

    /** The newest mail to a person of the firm whose text holds some words. */
    String mailTo(String person, String words) throws MessagingException, IOException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imapPort, person, person);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            Message[] mails = inbox.getMessages();
            for (int i = mails.length - 1; i >= 0; i--) {
                String text = textOf(mails[i]);
                if (text.contains(words)) {
                    return text;
                }
            }
            throw new IllegalStateException("None of " + mails.length + " mails to " + person + " says " + words);
        }
    }

    private static String textOf(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        return content instanceof Multipart parts ? textOf(parts.getBodyPart(0)) : content.toString();
    }

    /** Somebody writes to the firm. */
    void write(String from, String subject, String text) {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(smtpPort));
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(from));
            mail.setRecipients(Message.RecipientType.TO, FIRM);
            mail.setSubject(subject, "UTF-8");
            mail.setText(text, "UTF-8");
            mail.saveChanges();
            transport.connect();
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            throw new IllegalStateException("The demo's mail server did not take a mail", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The demo did not end within " + STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int port(Pattern pattern, Path log) throws IOException {
        Matcher port = pattern.matcher(Files.readString(log));
        if (!port.find()) {
            throw new IllegalStateException("The demo does not say where its mail is; see " + log);
        }
        return Integer.parseInt(port.group(1));
    }

    private static List<String> command(Path home) {
        String path = classPath()
                .filter(entry ->
                        !isPlugin(entry) && !FIXTURES.matcher(entry.toString()).matches())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC",
                "-Ddunlin.home=" + home,
                "-Ddunlin.conf=" + home.resolve("conf"),
                "-Ddunlin.learning.corpus=" + TestingFolders.repository().resolve("etc/corpus"),
                "-cp",
                path,
                "io.dunlin.appliance.DunlinApplication",
                "demo",
                "--http-port",
                "0",
                "--data",
                home.resolve("data").toString());
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(String.valueOf(file.getFileName())), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Stream<Path> classPath() {
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(given.split(File.pathSeparator)).map(Path::of);
    }

    private static boolean isPlugin(Path entry) {
        return PLUGIN.matcher(String.valueOf(entry.getFileName())).matches();
    }

    private static String awaitAddress(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            String said = Files.readString(log);
            Matcher found = ADDRESS.matcher(said);
            if (said.contains(READY) && found.find()) {
                return found.group();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        process.destroyForcibly();
        throw new IllegalStateException("The demo did not start; see " + log);
    }
}
