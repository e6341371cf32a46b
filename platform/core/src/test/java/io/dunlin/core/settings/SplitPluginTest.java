package io.dunlin.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation whose settlements were written by the plugin of receivables goes on with the plugin of settlements. */
class SplitPluginTest {

    @TempDir
    private Path data;

    @Test
    void what_was_set_told_and_decided_goes_with_the_settlements() {
        TestDatabase.Login database = TestDatabase.get().newSchema();
        Jdbi jdbi = Jdbi.create(database.url(), database.user(), database.password());
        assertThat(flyway(database).target("39?").load().migrate().success).isTrue();
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into plugin_setting (plugin_id, setting_key, value, secret, changed_at, changed_by)
                    values ('erp-file/SettlementFiles', 'folder', '/srv/erp', false, now(6), 'anna'),
                      ('erp-file/SettlementFiles', 'charset', 'windows-1250', false, now(6), 'anna'),
                      ('erp-file/ReceivablesFile', 'charset', 'auto', false, now(6), 'anna')
                    """);
            handle.execute("""
                    insert into plugin_state (plugin_id, enabled, changed_at, changed_by)
                    values ('erp-file', false, now(6), 'anna'), ('sms-http', false, now(6), 'anna')
                    """);
            handle.execute("""
                    insert into erp_cursor (source, position, moved_at)
                    values ('erp-file/SettlementFiles', null, now(6)), ('erp-else/Connection', '7', now(6))
                    """);
            // What is told of is not needed to show where it goes.
            handle.execute("set foreign_key_checks = 0");
            handle.execute("""
                    insert into erp_write_back (notice_key, source, receivable_id, remittance_id, amount, currency, paid_on,
                      bank_reference, state, queued_at)
                    values ('dunlin:1:1:1', 'erp-file/SettlementFiles', 1, 1, 10.00, 'PLN', current_date, '', 'QUEUED',
                        now(6)),
                      ('dunlin:2:2:1', 'erp-else/Connection', 2, 2, 10.00, 'PLN', current_date, '', 'TAKEN', now(6))
                    """);
        });

        assertThat(flyway(database).load().migrate().success).isTrue();

        assertThat(lines(jdbi, "select concat(plugin_id, ' ', setting_key, ' ', value) from plugin_setting order by 1"))
                .containsExactly(
                        "erp-file/ReceivablesFile charset auto",
                        "erp-settlements/SettlementFiles charset windows-1250",
                        "erp-settlements/SettlementFiles folder /srv/erp");
        assertThat(lines(jdbi, "select concat(plugin_id, ' ', enabled, ' ', changed_by) from plugin_state order by 1"))
                .containsExactly("erp-file 0 anna", "erp-settlements 0 anna", "sms-http 0 anna");
        assertThat(lines(jdbi, "select concat(source, ' ', files_read_by) from erp_cursor order by 1"))
                .containsExactly("erp-else/Connection ", "erp-settlements/SettlementFiles erp-file");
        assertThat(lines(jdbi, "select concat(notice_key, ' ', source, ' ', state) from erp_write_back order by 1"))
                .containsExactly(
                        "dunlin:1:1:1 erp-settlements/SettlementFiles QUEUED",
                        "dunlin:2:2:1 erp-else/Connection TAKEN");
    }

    @Test
    void what_was_noted_as_written_is_moved_once() throws IOException {
        Path old = Files.createDirectories(data.resolve("erp-file/settlements"));
        Files.writeString(old.resolve("a.csv.note"), "a");
        Files.writeString(data.resolve("erp-file/mapping.json"), "{}");
        MovedPluginData.bringAlong(data);
        Path moved = data.resolve("erp-settlements/settlements");
        assertThat(moved.resolve("a.csv.note")).hasContent("a");
        assertThat(old).doesNotExist();
        assertThat(data.resolve("erp-file/mapping.json")).exists();
        MovedPluginData.bringAlong(data);
        assertThat(moved).isDirectoryContaining("glob:**/a.csv.note");
    }

    @Test
    void nothing_is_moved_over_what_is_there() throws IOException {
        Files.createDirectories(data.resolve("erp-file/settlements"));
        Path mine = Files.createDirectories(data.resolve("erp-settlements/settlements"));
        Files.writeString(mine.resolve("b.csv.note"), "b");
        MovedPluginData.bringAlong(data);
        assertThat(mine.resolve("b.csv.note")).hasContent("b");
        assertThat(data.resolve("erp-file/settlements")).isDirectory();
    }

    @Test
    void a_new_installation_has_nothing_to_move() {
        MovedPluginData.bringAlong(data);
        assertThat(data).isEmptyDirectory();
    }

    private static List<String> lines(Jdbi jdbi, String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static FluentConfiguration flyway(TestDatabase.Login database) {
        return Flyway.configure().dataSource(database.url(), database.user(), database.password());
    }
}
