package io.dunlin.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dunlin.appliance.TestingFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private final Path folder = TestingFolders.fresh("doctor");
    private final Path data = folder.resolve("data");

    @AfterEach
    void forget() {
        System.clearProperty("dunlin.conf");
    }

    @Test
    void says_what_a_new_installation_lacks_and_what_is_fine() {
        CommandRun run = doctor();

        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("fine   database: MariaDB"))
                .anyMatch(line -> line.startsWith("fine   sending: off"))
                .anyMatch(line -> line.startsWith("risky  accounts: no bank account is known"))
                .anyMatch(line -> line.startsWith("wrong  users: nobody administers: dunlin user add"))
                .anyMatch(line -> line.startsWith("risky  mail out: no server is configured"))
                .anyMatch(line -> line.startsWith("risky  backup: none"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().getLast()).matches("[0-9]+ wrong, [0-9]+ risky, [0-9]+ fine\\.");
    }

    @Test
    void is_content_once_there_is_an_administrator_and_a_backup() {
        assertThat(CommandRun.of(
                                "user",
                                "add",
                                "anna",
                                "--email",
                                "anna@example.com",
                                "--role",
                                "ADMINISTRATOR",
                                "--data",
                                data.toString())
                        .status())
                .isZero();
        assertThat(CommandRun.of("backup", "--data", data.toString()).status()).isZero();

        assertThat(doctor().lines())
                .anyMatch(line -> line.startsWith("fine   users: 1 administrators"))
                .anyMatch(line -> line.startsWith("fine   backup: the last one is of 20"))
                .anyMatch(line -> line.startsWith("fine   key: "));
    }

    @Test
    void finds_files_that_others_may_read() throws IOException {
        assertThat(doctor().status()).isEqualTo(1);
        Files.setPosixFilePermissions(data.resolve("secrets.key"), PosixFilePermissions.fromString("rw-r--r--"));
        configure("dunlin.database.password=unused");

        assertThat(doctor().lines())
                .anyMatch(line -> line.startsWith("wrong  key: others may read") && line.contains("chmod 600"))
                .anyMatch(line -> line.startsWith("wrong  configuration: everybody may read"));
    }

    @Test
    void logs_in_to_mail_servers_and_tells_why_it_could_not() throws IOException {
        GreenMail servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
        });
        servers.start();
        try {
            servers.setUser("office@example.com", "office", "right");
            configure("""
                    dunlin.mail.smtp.host=127.0.0.1
                    dunlin.mail.smtp.port=%d
                    dunlin.mail.smtp.security=NONE
                    dunlin.mail.smtp.from=office@example.com
                    dunlin.mail.sent.host=127.0.0.1
                    dunlin.mail.sent.port=%d
                    dunlin.mail.sent.security=NONE
                    dunlin.mail.sent.user=office
                    dunlin.mail.sent.password=wrong
                    dunlin.inbox.mailboxes[0].name=office
                    dunlin.inbox.mailboxes[0].host=127.0.0.1
                    dunlin.inbox.mailboxes[0].port=%d
                    dunlin.inbox.mailboxes[0].security=TLS
                    dunlin.inbox.mailboxes[0].user=office
                    dunlin.inbox.mailboxes[0].password=right
                    """.formatted(
                            servers.getSmtp().getPort(),
                            servers.getImap().getPort(),
                            servers.getImaps().getPort()));

            assertThat(doctor().lines())
                    .anyMatch(line -> line.startsWith("fine   mail out: 127.0.0.1:") && line.endsWith("lets us in"))
                    .anyMatch(line -> line.startsWith("wrong  sent copies: ")
                            && line.contains("refuses the login; are dunlin.mail.sent.user"))
                    .anyMatch(line -> line.startsWith("wrong  mailbox office: the certificate of")
                            && line.contains("is not accepted"));
        } finally {
            servers.stop();
        }
    }

    @Test
    void looks_at_the_surroundings_also_where_the_database_does_not_answer() throws IOException {
        configure("""
                dunlin.database.url=jdbc:mariadb://127.0.0.1:1/dunlin
                dunlin.database.user=dunlin
                dunlin.database.password=secret
                """);

        CommandRun run = doctor();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("wrong  start: dunlin.database.url: no connection"))
                .anyMatch(line -> line.contains("memory: heap of up to"));
        assertThat(run.out()).doesNotContain("secret");
    }

    @Test
    void speaks_json_to_programs() {
        CommandRun run = CommandRun.of("doctor", "--format", "jsonl", "--data", data.toString());

        assertThat(run.lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"level\":\"") && line.endsWith("\"}"));
    }

    private CommandRun doctor() {
        return CommandRun.of("doctor", "--data", data.toString());
    }

    private void configure(String text) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Path file = Files.writeString(configuration.resolve("dunlin.properties"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        System.setProperty("dunlin.conf", configuration.toString());
    }
}
