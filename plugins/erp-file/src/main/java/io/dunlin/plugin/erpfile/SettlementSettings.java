package io.dunlin.plugin.erpfile;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingField.Option;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where settlements go and how their files are written.
 *
 * @param active whether they are written at all: a firm that stops exchanging files says so here
 * @param decimalSign what stands before the grosze
 */
record SettlementSettings(Path folder, boolean active, Charset charset, char separator, char decimalSign) {

    private static final int LONGEST_PATH = 1000;

    static SettlementSettings of(PluginSettings settings) {
        return new SettlementSettings(
                folder(settings.getText("folder").strip()),
                settings.getFlag("active"),
                Charset.forName(settings.getText("charset")),
                Separator.valueOf(settings.getText("separator")).sign(),
                "COMMA".equals(settings.getText("decimalSeparator")) ? ',' : '.');
    }

    static SettingsSchema schema() {
        return SettingsSchema.of(
                SettingField.required(
                        "folder",
                        new Type.Text(LONGEST_PATH),
                        text("Folder rozliczeń", "Folder of settlements"),
                        text(
                                "Pełna ścieżka na serwerze, na przykład /srv/erp/rozliczenia; tu powstają pliki CSV i stąd"
                                        + " odbiera je ERP.",
                                "A full path on the server, for example /srv/erp/settlements; the CSV files appear there and"
                                        + " the ERP takes them from there.")),
                SettingField.withDefault(
                        "active",
                        new Type.Flag(),
                        text("Zapisuj rozliczenia", "Write settlements"),
                        text(
                                "Wyłączone: ERP o niczym się nie dowiaduje i nikt nie jest o tym powiadamiany.",
                                "Off: the ERP is told of nothing, and nobody is told that it is not."),
                        "true"),
                SettingField.withDefault(
                        "charset",
                        Type.Choice.of(same("UTF-8"), same("windows-1250"), same("ISO-8859-2"), same("IBM852")),
                        text("Kodowanie", "Character set"),
                        text("Takie, jakie czyta ERP.", "The one that the ERP reads."),
                        "UTF-8"),
                SettingField.withDefault(
                        "separator",
                        Type.Choice.of(Arrays.stream(Separator.values())
                                .map(each -> new Option(each.name(), each.label()))
                                .toArray(Option[]::new)),
                        text("Separator", "Separator"),
                        text("Znak między kolumnami.", "The sign between columns."),
                        Separator.SEMICOLON.name()),
                SettingField.withDefault(
                        "decimalSeparator",
                        Type.Choice.of(
                                new Option("COMMA", text("przecinek: 1234,56", "comma: 1234,56")),
                                new Option("POINT", text("kropka: 1234.56", "point: 1234.56"))),
                        text("Separator dziesiętny", "Decimal separator"),
                        text("Znak przed groszami.", "The sign before the grosze."),
                        "COMMA"));
    }

    private static Path folder(String written) {
        try {
            Path folder = Path.of(written);
            if (folder.isAbsolute()) {
                return folder.normalize();
            }
        } catch (InvalidPathException _) {
            // said below, with an example
        }
        throw PluginFailure.configuration(
                "folder-not-absolute",
                "Setting 'folder' is no full path such as /srv/erp/settlements; write the whole path, from the first slash");
    }

    private static Option same(String charset) {
        return new Option(charset, text(charset, charset));
    }

    private static LocalizedText text(String pl, String en) {
        return new LocalizedText(pl, en);
    }
}
