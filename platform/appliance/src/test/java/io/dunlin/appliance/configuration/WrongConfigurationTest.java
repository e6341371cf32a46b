package io.dunlin.appliance.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.TestingFolders;
import io.dunlin.appliance.command.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator reads after a slip: one line that names the key and says what to write. */
class WrongConfigurationTest {

    private final Path conf = TestingFolders.fresh("conf");
    private final Path data = TestingFolders.fresh("data");

    @BeforeEach
    void use_the_folder() {
        System.setProperty("dunlin.conf", conf.toString());
    }

    @AfterEach
    void forget_the_folder() {
        System.clearProperty("dunlin.conf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dunlin.http.port=eighty               | dunlin.http.port: write a whole number (dunlin.properties, line 2)
                    dunlin.http.port=70000                | dunlin.http.port: write a port from 1 to 65535
                    dunlin.http.proxies=proxy.example     | dunlin.http.proxies: write addresses such as 127.0.0.1 or ::1
                    dunlin.http.prot=80                   | dunlin.http.prot: there is no such key; did you mean dunlin.http.port?
                    dunlin.something.else.entirely=1      | dunlin.something.else.entirely: there is no such key
                    dunlin.inbox.mailboxes[0].hots=x      | did you mean dunlin.inbox.mailboxes[].host?
                    dunlin.firm.zone=Warsaw               | dunlin.firm.zone: write a time zone, for example Europe/Warsaw
                    dunlin.jobs.threads=0                 | dunlin.jobs.threads: write a number from 1 to 64
                    dunlin.jobs.poll-interval=often       | dunlin.jobs.poll-interval: write a time with its unit
                    dunlin.jobs.enabled=perhaps           | dunlin.jobs.enabled: write true or false
                    dunlin.mail.smtp.security=SSL         | dunlin.mail.smtp.security: write one of NONE, STARTTLS, TLS
                    dunlin.mail.smtp.from=anna            | dunlin.mail.smtp.from: write one mail address
                    dunlin.database.url=jdbc:mysql://x/y  | dunlin.database.url: write an address such as jdbc:mariadb://
                    dunlin.database.url=jdbc:mariadb://x/y| dunlin.database.user: write the user for dunlin.database.url
                    dunlin.database.pool-size=1           | dunlin.database.pool-size: write a number from 4 to 200
                    dunlin.http.port=\\u12                | cannot be read
                    """)
    void is_one_line_that_says_what_to_write(String line, String said) throws IOException {
        Files.writeString(conf.resolve(ConfigurationFile.NAME), "# first line\n" + line + "\n");

        CommandRun run = CommandRun.of("serve", "--data", data.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("dunlin: ")
                .contains(said);
        assertThat(data).as("nothing was started").isEmptyDirectory();
    }

    @Test
    void a_database_that_cannot_be_reached_says_so_without_its_password() throws IOException {
        Files.writeString(conf.resolve(ConfigurationFile.NAME), """
                dunlin.database.url=jdbc:mariadb://127.0.0.1:1/dunlin
                dunlin.database.user=dunlin
                dunlin.database.password=topsecret
                """);

        CommandRun run = CommandRun.of("user", "list");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("no connection to dunlin at jdbc:mariadb:");
        assertThat(run.err()).doesNotContain("topsecret");
    }

    @Test
    void a_folder_without_the_file_does_not_start_with_defaults() {
        CommandRun run = CommandRun.of("serve", "--data", data.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("dunlin.conf: there is no readable file " + conf.resolve(ConfigurationFile.NAME));
    }
}
