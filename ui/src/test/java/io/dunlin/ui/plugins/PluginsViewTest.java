package io.dunlin.ui.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.settings.PluginSettingsStore;
import io.dunlin.core.settings.Plugins;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.GuardedResult;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.Type;
import io.dunlin.ui.testing.PluginScreenTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PluginsViewTest extends PluginScreenTest {

    @Autowired
    private Plugins plugins;

    @Autowired
    private PluginSettingsStore store;

    @Autowired
    private ExtensionDirectory directory;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void shows_what_each_plugin_offers_and_how_it_does() {
        assertThat(wordsOf(navigate(PluginsView.class)))
                .contains(
                        "built-in",
                        "In service",
                        "Testing invoices",
                        "Files from an ERP",
                        "not called since the start");
    }

    @Test
    void says_in_the_language_of_the_reader_what_failed_last() {
        assertThat(directory
                        .find(ErpFileFormat.class, ExtensionId.parse(EXTENSION))
                        .orElseThrow()
                        .call(format -> format.read(new Unreadable())))
                .isInstanceOf(GuardedResult.Failed.class);
        assertThat(wordsOf(navigate(PluginsView.class))).contains("The file cannot be read");
        UI.getCurrent().setLocale(Locale.of("pl"));
        click("Refresh");
        assertThat(wordsOf(UI.getCurrent().getCurrentView()))
                .contains("Pliku nie da się odczytać")
                .doesNotContain("The file cannot be read");
    }

    private record Unreadable() implements SourceFile {

        @Override
        public String name() {
            return "broken.txt";
        }

        @Override
        public long size() {
            return 100;
        }

        @Override
        public byte[] head() {
            return new byte[0];
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("The disk fails");
        }
    }

    @Test
    void takes_a_plugin_out_of_service_after_asking() {
        PluginsView view = navigate(PluginsView.class);
        assertThat(view).isNotNull();
        click("Disable");
        assertThat(store.isEnabled("built-in")).isTrue();
        click("Disable");
        assertThat(store.isEnabled("built-in")).isFalse();
    }

    @Test
    void saves_nothing_while_a_field_is_wrong_and_says_which() {
        open();
        text("Port", "eighty");
        click("Save");
        assertThat(field("Source").isInvalid()).isTrue();
        assertThat(field("Port").isInvalid()).isTrue();
        assertThat(field("Port").getErrorMessage()).contains("65535");
        assertThat(plugins.findForm(EXTENSION).orElseThrow().saved()).isEmpty();
    }

    @Test
    void keeps_a_secret_that_is_left_blank_and_never_shows_it() {
        open();
        text("Source", "shop");
        test(find(PasswordField.class).single()).setValue("t0ken");
        test(find(IntegerField.class).single()).setValue(2);
        click("Save");
        assertThat(find(PasswordField.class).single().getValue()).isEmpty();
        assertThat(find(PasswordField.class).single().getPlaceholder()).isEqualTo("Saved; leave blank to keep it");
        text("Source", "shop-2");
        click("Save");
        Plugins.Form form = plugins.findForm(EXTENSION).orElseThrow();
        assertThat(form.saved()).containsAllEntriesOf(Map.of("source", "shop-2", "totals", "true", "pause", "PT2S"));
        assertThat(form.saved()).doesNotContainKey("token");
        assertThat(form.secretsKept()).containsExactly("token");
    }

    @Test
    void a_length_of_time_that_is_no_number_is_refused_and_not_left_out() {
        open();
        text("Source", "shop");
        test(find(PasswordField.class).single()).setValue("t0ken");
        IntegerField number = find(IntegerField.class).single();
        number.setManualValidation(true);
        number.setInvalid(true);
        click("Save");
        assertThat(find(TimeSpanField.class).single().isInvalid()).isTrue();
        assertThat(plugins.findForm(EXTENSION).orElseThrow().saved()).isEmpty();
    }

    @Test
    void writes_a_table_row_by_row() {
        open();
        text("Source", "shop");
        test(find(PasswordField.class).single()).setValue("t0ken");
        click("Add a row");
        text("From", "Kwota");
        text("To", "amount");
        click("Save");
        assertThat(plugins.findForm(EXTENSION).orElseThrow().saved())
                .containsEntry("mapping", "[{\"from\":\"Kwota\",\"to\":\"amount\"}]");
        assertThat(field("From").getValue()).isEqualTo("Kwota");
    }

    @Test
    void runs_the_test_of_the_plugin_and_shows_what_it_found() {
        PluginSettingsView view = open();
        click("Run its test");
        assertThat(wordsOf(view)).contains("The test found a problem", "The folder was not found.");
    }

    @Test
    void a_setting_that_a_plugin_names_by_its_key_is_named_as_on_the_form() {
        assertThat(open()).isNotNull();
        SettingField token = SettingField.required(
                "token",
                new Type.Secret(),
                new LocalizedText("Token OAuth", "OAuth token"),
                new LocalizedText("Z panelu.", "From the panel."));
        assertThat(PluginSettingsView.inWordsOfTheForm("Setting 'token' is missing; write it", List.of(token)))
                .isEqualTo("Setting “OAuth token” is missing; write it");
    }

    private PluginSettingsView open() {
        return navigate("plugins/settings/" + EXTENSION, PluginSettingsView.class);
    }

    private void text(String label, String value) {
        test(field(label)).setValue(value);
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
