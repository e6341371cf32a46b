package io.dunlin.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final LocalizedText LABEL = new LocalizedText("Pole", "Field");
    private static final Type.Table TABLE = new Type.Table(
            List.of(
                    SettingField.Column.text("from", LABEL),
                    SettingField.Column.choice("to", LABEL, new SettingField.Option("NUMBER", LABEL))),
            3);
    private static final SettingsSchema SCHEMA = SettingsSchema.of(
            SettingField.required("host", new Type.Text(10), LABEL, LABEL),
            SettingField.required("password", new Type.Secret(), LABEL, LABEL),
            SettingField.withDefault("port", new Type.Whole(1, 65_535), LABEL, LABEL, "2775"),
            SettingField.withDefault("tls", new Type.Flag(), LABEL, LABEL, "true"),
            SettingField.withDefault(
                    "wait", new Type.TimeSpan(Duration.ofSeconds(1), Duration.ofMinutes(1)), LABEL, LABEL, "PT30S"),
            SettingField.optional("charset", new Type.CharacterSet(), LABEL, LABEL),
            SettingField.optional("address", new Type.WebAddress(), LABEL, LABEL),
            SettingField.optional("mapping", TABLE, LABEL, LABEL));

    @Test
    void fills_in_defaults_where_nothing_or_blank_is_saved() {
        PluginSettings settings = PluginSettings.of(SCHEMA, Map.of("port", " ", "host", "h"));
        assertThat(settings.getWhole("port")).isEqualTo(2775);
        assertThat(settings.getFlag("tls")).isTrue();
        assertThat(settings.getTimeSpan("wait")).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.getText("host")).isEqualTo("h");
        assertThat(settings.findText("charset")).isEmpty();
        assertThat(settings.findSecret("password")).isEmpty();
        assertThat(settings.getRows("mapping")).isEmpty();
    }

    @Test
    void names_the_key_that_is_missing_or_does_not_fit() {
        PluginSettings settings = PluginSettings.of(SCHEMA, Map.of("port", "70000", "mapping", "[{]"));
        for (String key : List.of("host", "port", "mapping")) {
            assertThatThrownBy(() -> {
                        switch (key) {
                            case "host" -> settings.getText(key);
                            case "port" -> settings.getWhole(key);
                            default -> settings.getRows(key);
                        }
                    })
                    .isInstanceOfSatisfying(PluginFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.CONFIGURATION);
                        assertThat(failure.getMessage()).contains("'" + key + "'");
                    });
        }
    }

    @Test
    void takes_a_wrong_key_or_reader_for_a_bug() {
        PluginSettings settings = PluginSettings.of(SCHEMA, Map.of("password", "secret"));
        assertThatThrownBy(() -> settings.findText("unknown")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.findText("password")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.findSecret("host")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.getWhole("tls")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.getFlag("port")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.getTimeSpan("port")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.getRows("port")).isInstanceOf(IllegalArgumentException.class);
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void has_nothing_before_the_schema_is_known() {
        PluginSettings unsaved = PluginSettings.unsaved();
        assertThat(unsaved.findText("anything")).isEmpty();
        assertThat(unsaved.findSecret("anything")).isEmpty();
        assertThat(unsaved.getRows("anything")).isEmpty();
        assertThatThrownBy(() -> unsaved.getText("anything")).isInstanceOf(PluginFailure.class);
        assertThatThrownBy(() -> unsaved.getWhole("anything")).isInstanceOf(PluginFailure.class);
        assertThatThrownBy(() -> unsaved.getFlag("anything")).isInstanceOf(PluginFailure.class);
        assertThatThrownBy(() -> unsaved.getTimeSpan("anything")).isInstanceOf(PluginFailure.class);
    }

    @Test
    void says_what_a_form_must_have_corrected() {
        assertThat(SCHEMA.check(Map.of("host", "h", "password", "p"))).isEmpty();
        assertThat(SCHEMA.check(Map.of(
                        "port", "x", "wait", "2 minutes", "charset", "no such", "address", "ftp://x", "tls", "yes")))
                .containsOnlyKeys("host", "password", "port", "tls", "wait", "charset", "address");
        assertThat(SCHEMA.check(Map.of("host", "12345678901", "password", "p"))).containsOnlyKeys("host");
        assertThat(SCHEMA.check(Map.of("host", "a\nb", "password", "p"))).containsOnlyKeys("host");
        assertThat(SCHEMA.check(Map.of(
                        "host", "h", "password", "p", "charset", "auto", "address", "https://erp.example.com/api")))
                .isEmpty();
    }

    @Test
    void keeps_rows_with_any_text_through_writing_and_reading() {
        Random random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0xD800)));
            }
            List<Map<String, String>> rows = List.of(Map.of("from", text.toString(), "to", "NUMBER"), Map.of());
            String saved = TABLE.write(rows);
            assertThat(TABLE.check(saved)).as(saved).isEmpty();
            assertThat(TABLE.read(saved)).isEqualTo(rows);
            assertThat(PluginSettings.of(SCHEMA, Map.of("mapping", saved)).getRows("mapping"))
                    .isEqualTo(rows);
        }
    }

    @Test
    void reads_json_as_others_write_it() {
        assertThat(TABLE.read(" [ { \"from\" : \"\\u0105\\/\\b\\f\\t\" , \"to\":\"\" } , {} ] "))
                .containsExactly(Map.of("from", "ą/\b\f\t", "to", ""), Map.of());
        assertThat(TABLE.read("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "]",
                "{}",
                "[{]",
                "[{\"from\"}]",
                "[{\"from\":1}]",
                "[{\"from\":\"a\",}]",
                "[{\"from\":\"a\"}] x",
                "[{\"from\":\"a]",
                "[{\"from\":\"\\x\"}]",
                "[{\"from\":\"\\u12\"}]",
                "[{\"from\":\"a\",\"from\":\"b\"}]",
                "[{\"other\":\"a\"}]",
                "[{\"to\":\"WORD\"}]",
                "[{},{},{},{}]",
                "[{\"from\":\"a\nb\"}]"
            })
    void refuses_what_is_no_table_of_these_columns(String value) {
        assertThat(TABLE.check(value))
                .hasValueSatisfying(fault -> assertThat(fault.pl()).isNotBlank());
    }

    @Test
    void refuses_a_schema_that_no_form_could_show() {
        SettingField field = SettingField.optional("a", new Type.Flag(), LABEL, LABEL);
        assertThatThrownBy(() -> SettingsSchema.of(field, field)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SettingField.optional("A b", new Type.Flag(), LABEL, LABEL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SettingField.withDefault("a", new Type.Flag(), LABEL, LABEL, "yes"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SettingField.withDefault("a", new Type.Secret(), LABEL, LABEL, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Type.Table(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocalizedText("a", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knows_its_own_version() {
        assertThat(io.dunlin.spi.SpiVersion.current()).matches("\\d+\\.\\d+\\.\\d+");
    }
}
