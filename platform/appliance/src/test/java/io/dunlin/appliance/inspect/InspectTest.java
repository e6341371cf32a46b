package io.dunlin.appliance.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.TestingFolders;
import io.dunlin.appliance.command.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectTest {

    private final JsonMapper json = new JsonMapper();
    private final Path folder = TestingFolders.fresh("inspect");

    @Test
    void a_mail_is_one_object_of_the_documented_form() throws IOException {
        Path mail = mail(folder.resolve("reply.eml"), "Zapłacę całość do piątku, 27 listopada 2026.");

        CommandRun run = CommandRun.of("inspect", "mail", mail.toString(), "--format", "jsonl");

        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSize(1);
        JsonNode found = json.readTree(run.out());
        assertThat(found.propertyNames())
                .containsExactlyInAnyOrder(
                        "file",
                        "error",
                        "kind",
                        "language",
                        "newText",
                        "quotedText",
                        "guess",
                        "decision",
                        "reason",
                        "labels",
                        "promiseDate",
                        "amounts",
                        "invoices",
                        "accounts",
                        "taxNumbers",
                        "bounce",
                        "autoReply",
                        "attachments");
        assertThat(found.path("kind").asString()).isEqualTo("HUMAN");
        assertThat(found.path("language").asString()).isEqualTo("pl");
        assertThat(found.path("promiseDate").asString()).isEqualTo("2026-11-27");
    }

    @Test
    void people_read_lines_instead_of_json() throws IOException {
        Path mail = mail(folder.resolve("reply.eml"), "Nie zgadzam się z kwotą.");

        CommandRun run = CommandRun.of("inspect", "mail", mail.toString());

        assertThat(run.lines().getFirst()).isEqualTo(mail.toString());
        assertThat(run.out()).contains("  kind             HUMAN").doesNotContain("{", "null");
    }

    @Test
    void folders_are_read_with_all_below_them_in_the_order_of_names() throws IOException {
        Files.createDirectories(folder.resolve("b/c"));
        List<String> expected = new ArrayList<>();
        for (String name : List.of("a.eml", "b/1.EML", "b/c/2.eml", "d.eml")) {
            expected.add(mail(folder.resolve(name), "Dzień dobry").toString());
        }
        Files.writeString(folder.resolve("notes.txt"), "no mail");

        CommandRun run = CommandRun.of("inspect", "mail", folder.toString(), "--format", "jsonl");

        assertThat(run.lines())
                .map(line -> json.readTree(line).path("file").asString())
                .isEqualTo(expected);
    }

    @Test
    void a_file_that_cannot_be_read_is_a_line_and_the_others_go_on() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.eml"), "");
        Path missing = folder.resolve("missing.eml");
        Path good = mail(folder.resolve("good.eml"), "Dzień dobry");

        CommandRun run = CommandRun.of(
                "inspect", "mail", empty.toString(), missing.toString(), good.toString(), "--format", "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).hasSize(3);
        assertThat(json.readTree(run.lines().get(0)).path("error").asString()).isEqualTo("The message is empty");
        assertThat(json.readTree(run.lines().get(1)).path("error").asString()).isEqualTo("There is no such file");
        assertThat(json.readTree(run.lines().get(2)).path("error").isNull()).isTrue();
        assertThat(run.err()).contains("2 of 3 files failed");
    }

    @Test
    void a_reader_that_breaks_down_costs_one_line() {
        List<Path> files = IntStream.range(0, 40)
                .mapToObj(number -> folder.resolve("file" + number))
                .toList();
        files.forEach(InspectTest::touch);
        List<String> lines = new ArrayList<>();

        int failed = new Inspection(file -> {
                    if (file.endsWith("file7")) {
                        throw new StackOverflowError();
                    }
                    return List.of(new Inspector.Found(file.getFileName().toString(), false));
                })
                .read(files, lines::add);

        assertThat(failed).isEqualTo(1);
        assertThat(lines).hasSize(40);
        assertThat(lines.get(7)).contains("file7", "StackOverflowError");
        assertThat(lines.get(39)).isEqualTo("file39");
    }

    @Test
    void without_plugins_a_statement_says_what_is_missing() throws IOException {
        Path statement = Files.writeString(folder.resolve("statement.sta"), ":20:X\n");

        CommandRun run = CommandRun.of("inspect", "statement", statement.toString(), "--format", "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(json.readTree(run.out()).path("error").asString()).contains("dunlin plugin list");
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path mail(Path file, String text) throws IOException {
        return Files.writeString(file, """
                From: Jan Debtor <jan@example.com>
                To: windykacja@example.org
                Date: Mon, 23 Nov 2026 10:00:00 +0100
                Subject: Re: wezwanie
                Message-ID: <1@example.com>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                """ + text + "\n");
    }
}
