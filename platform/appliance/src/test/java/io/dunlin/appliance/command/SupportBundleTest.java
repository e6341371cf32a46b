package io.dunlin.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.TestingFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupportBundleTest {

    private final Path folder = TestingFolders.fresh("support");
    private final Path bundle = folder.resolve("bundle.zip");

    @AfterEach
    void forget() {
        System.clearProperty("dunlin.conf");
    }

    @Test
    void tells_of_the_installation_and_of_nobody() throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("dunlin.properties"), """
                dunlin.mail.smtp.host=127.0.0.1
                dunlin.mail.smtp.port=1
                dunlin.mail.smtp.user=kowalska@example.com
                dunlin.mail.smtp.password=12345678
                dunlin.mail.smtp.from=kowalska@example.com
                """);
        System.setProperty("dunlin.conf", configuration.toString());
        CommandRun added = run("user", "add", "kowalska", "--email", "kowalska@example.com", "--role", "ADMINISTRATOR");
        assertThat(added.status()).as(added.err()).isZero();

        CommandRun run = run("support-bundle", "--to", bundle.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("It holds no mail");
        Map<String, String> texts = texts();
        assertThat(texts.get("database.txt")).contains("app_user");
        assertThat(texts.get("configuration.txt"))
                .contains("dunlin.mail.smtp.port=1", "dunlin.mail.smtp.password=(set)", "dunlin.mail.smtp.user=(set)");
        assertThat(texts.get("doctor.jsonl")).contains("\"mail out\"");
        assertThat(texts.values()).allSatisfy(text -> assertThat(text).doesNotContain("kowalska", "12345678"));
        assertThat(run("support-bundle", "--to", bundle.toString()).err()).contains("is there already");
    }

    @Test
    void is_made_also_where_the_database_does_not_answer() throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("dunlin.properties"), """
                dunlin.database.url=jdbc:mariadb://127.0.0.1:1/dunlin
                dunlin.database.user=dunlin
                """);
        System.setProperty("dunlin.conf", configuration.toString());

        assertThat(run("support-bundle", "--to", bundle.toString()).status()).isZero();
        assertThat(texts().get("doctor.jsonl")).contains("no connection");
    }

    private CommandRun run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = folder.resolve("data").toString();
        return CommandRun.of(all);
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                texts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
