package io.dunlin.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.SaidToTests;
import io.dunlin.appliance.TestingFolders;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.jobs.Maintenance;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.settings.SecretBox;
import io.dunlin.core.shared.Actor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Backs a real appliance up, restores it into another folder and compares. */
class BackupTest {

    /** What a restore itself writes: sending off, jobs at rest, and the audit of both. */
    private static final Set<String> WRITTEN_BY_A_RESTORE =
            Set.of("audit_entry", "maintenance", "product_setting", "product_setting_history");

    private static final String SECRET = "żółta-łódź-7";

    private static Path folder;
    private static Path original;
    private static Path backup;
    private static String sealed = "";

    @BeforeAll
    static void backUp() throws IOException {
        folder = TestingFolders.fresh("backup");
        original = folder.resolve("original");
        backup = folder.resolve("firm.backup");
        assertThat(run(
                        "user",
                        "add",
                        "zofia",
                        "--email",
                        "zofia@example.com",
                        "--role",
                        "ADMINISTRATOR",
                        "--data",
                        original))
                .isZero();
        in(original, context -> {
            ProductSettings settings = context.getBean(ProductSettings.class);
            settings.change(
                    SendingSettings.GROUP,
                    settings.get(SendingSettings.GROUP).withLive(true),
                    Actor.user("zofia"),
                    "żółć i \\ \" ' \n");
            sealed = context.getBean(SecretBox.class).seal(SECRET, "somewhere");
            // Bytes of every value, as raw mails have them.
            return context.getBean(Jdbi.class)
                    .withHandle(handle -> handle.createUpdate(
                                    "insert into failed_job (job_type, job_key, payload, failed_at, attempts, kind, code, message)"
                                            + " values ('a', 'b', :text, utc_timestamp(6), 1, 'BUG', 'c', '')")
                            .bind("text", "\u0001\t\r\n\\ ' \" ` 😀 " + "ą".repeat(3_000_000))
                            .execute());
        });
        Path pluginFile = original.resolve("plugins/erp-file/mapping.json");
        Files.createDirectories(pluginFile.getParent());
        Files.writeString(pluginFile, "{}");

        CommandRun written = CommandRun.of("backup", "--to", backup.toString(), "--data", original.toString());

        assertThat(written.status()).as(written.err()).isZero();
        assertThat(written.out()).contains("NOT encrypted", "SHA-256", "firm.backup.keys");
    }

    @Test
    void is_readable_by_its_owner_only_and_holds_no_key() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys())))
                .isEqualTo("rw-------");
        String secretKey = Files.readString(original.resolve("secrets.key"));
        try (var zip = new java.util.zip.ZipFile(backup.toFile())) {
            assertThat(zip.stream().map(java.util.zip.ZipEntry::getName))
                    .contains("database.sql", "plugins/erp-file/mapping.json", "manifest.json")
                    .noneMatch(name -> name.startsWith("keys/"));
            for (var entry : zip.stream().toList()) {
                assertThat(new String(
                                zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain(secretKey.strip());
            }
        }
    }

    @Test
    void comes_back_as_it_was_but_sends_nothing_and_rests() throws IOException {
        Path restored = folder.resolve("restored");

        CommandRun run =
                CommandRun.of("restore", backup.toString(), "--keys", keys().toString(), "--data", restored.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("Sending is off");
        assertThat(in(restored, BackupTest::checksums)).isEqualTo(in(original, BackupTest::checksums));
        assertThat(restored.resolve("plugins/erp-file/mapping.json")).hasContent("{}");
        String opened = in(restored, context -> context.getBean(SecretBox.class).open(sealed, "somewhere"));
        assertThat(opened).isEqualTo(SECRET);
        SendingSettings sending =
                in(restored, context -> context.getBean(ProductSettings.class).get(SendingSettings.GROUP));
        assertThat(sending.live()).isFalse();
        boolean resting = in(
                restored,
                context -> context.getBean(Maintenance.class).current().isPresent());
        assertThat(resting).isTrue();
        assertThat(run("audit", "verify", "--data", restored)).isZero();

        CommandRun again =
                CommandRun.of("restore", backup.toString(), "--keys", keys().toString(), "--data", restored.toString());
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("there is something already", "--replace");

        CommandRun replaced = CommandRun.of(
                "restore", backup.toString(), "--keys", keys().toString(), "--replace", "--data", restored.toString());
        assertThat(replaced.status()).as(replaced.err()).isZero();
        assertThat(replaced.out()).contains("What was there before lies in");
        assertThat(in(restored, BackupTest::checksums)).isEqualTo(in(original, BackupTest::checksums));
    }

    @Test
    void needs_its_keys_or_a_word_that_they_are_gone() {
        Path restored = folder.resolve("keyless");

        CommandRun refused = CommandRun.of("restore", backup.toString(), "--data", restored.toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("--keys", "--without-keys");
        assertThat(restored.resolve("database")).doesNotExist();

        assertThat(run("restore", backup, "--without-keys", "--data", restored)).isZero();
    }

    @Test
    void that_is_encrypted_opens_with_its_passphrase_only() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "a dozen words or so\n");
        Path otherWords = Files.writeString(folder.resolve("other-words"), "some other dozen words\n");
        Path encrypted = folder.resolve("encrypted.backup");
        assertThat(run("backup", "--to", encrypted, "--passphrase-file", words, "--data", original))
                .isZero();

        assertThat(Files.readAllBytes(encrypted))
                .startsWith("DUNLIN-ENCRYPTED-1\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(run("restore", encrypted, "--verify-only", "--passphrase-file", words))
                .isZero();
        CommandRun wrong = CommandRun.of(
                "restore", encrypted.toString(), "--verify-only", "--passphrase-file", otherWords.toString());
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("passphrase is another");
        assertThat(CommandRun.of("restore", encrypted.toString(), "--verify-only")
                        .err())
                .contains("--passphrase-file");
    }

    @Test
    void that_was_cut_or_changed_is_refused_before_anything_happens() throws IOException {
        Path restored = folder.resolve("damaged");
        byte[] whole = Files.readAllBytes(backup);
        Path cut = Files.write(folder.resolve("cut.backup"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Path changed = Files.write(folder.resolve("changed.backup"), whole);
        try (RandomAccessFile file = new RandomAccessFile(changed.toFile(), "rw")) {
            file.seek(whole.length / 2);
            int before = file.read();
            file.seek(whole.length / 2);
            file.write(before ^ 0x55);
        }
        Path nothing = Files.writeString(folder.resolve("letter.txt"), "Dear debtor");

        for (Path file : java.util.List.of(cut, changed, nothing, folder.resolve("none"))) {
            CommandRun run = CommandRun.of("restore", file.toString(), "--without-keys", "--data", restored.toString());
            assertThat(run.status()).as("%s: %s", file, run.err()).isEqualTo(1);
            assertThat(run.err().lines()).as("%s", file).hasSize(1);
        }
        assertThat(restored.resolve("database")).doesNotExist();
    }

    private static Path keys() {
        return backup.resolveSibling("firm.backup.keys");
    }

    private static Map<String, String> checksums(ApplicationContext context) {
        Map<String, String> checksums = new TreeMap<>();
        context.getBean(Jdbi.class)
                .useHandle(handle -> handle
                        .createQuery("select table_name from information_schema.tables where table_schema = database()")
                        .mapTo(String.class)
                        .list()
                        .stream()
                        .filter(table -> !WRITTEN_BY_A_RESTORE.contains(table))
                        .forEach(table -> checksums.put(
                                table,
                                handle.createQuery("checksum table `" + table + "`")
                                        .map((results, _) -> results.getString("Checksum"))
                                        .one())));
        assertThat(checksums).hasSizeGreaterThan(20);
        return checksums;
    }

    private static <T> T in(Path data, Function<ApplicationContext, T> work) {
        SaidToTests.hide();
        try (ConfigurableApplicationContext context = Appliance.forCommand(Map.of("dunlin.data", data.toString()))) {
            return work.apply(context);
        }
    }

    private static int run(Object... arguments) {
        return CommandRun.of(
                        java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new))
                .status();
    }
}
