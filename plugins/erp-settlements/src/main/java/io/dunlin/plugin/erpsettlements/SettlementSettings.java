package io.dunlin.plugin.erpsettlements;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingField.Option;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import io.dunlin.spi.text.ColumnSeparator;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where settlements go and how their files are written.
 *
 * @param active whether they are written at all: a firm that stops exchanging files says so here
 * @param decimalSign what stands before the grosze
 * @param filesReadBy the plugins that read the files of this ERP
 */
record SettlementSettings(
        Path folder, boolean active, Charset charset, char separator, char decimalSign, Set<String> filesReadBy) {

    private static final int LONGEST_PATH = 1000;
    private static final int LONGEST_LIST = 400;
    private static final Pattern PLUGIN = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    static SettlementSettings of(PluginSettings settings) {
        return new SettlementSettings(
                folder(settings.getText("folder").strip()),
                settings.getFlag("active"),
                Charset.forName(settings.getText("charset")),
                ColumnSeparator.valueOf(settings.getText("separator")).sign(),
                "COMMA".equals(settings.getText("decimalSeparator")) ? ',' : '.',
                plugins(settings.getText("filesReadBy")));
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
                        "filesReadBy",
                        new Type.Text(LONGEST_LIST),
                        text("Wtyczki czytające pliki tego ERP", "Plugins that read this ERP's files"),
                        text(
                                "Nazwy wtyczek po przecinku, na przykład erp-file, erp-einvoice: ERP dowiaduje się o wpłatach na"
                                        + " należności, które przyszły przez te wtyczki.",
                                "Names of plugins with commas between them, for example erp-file, erp-einvoice: the ERP is"
                                        + " told of payments of the receivables that came by them."),
                        "erp-file"),
                SettingField.withDefault(
                        "charset",
                        Type.Choice.of(same("UTF-8"), same("windows-1250"), same("ISO-8859-2"), same("IBM852")),
                        text("Kodowanie", "Character set"),
                        text("Takie, jakie czyta ERP.", "The one that the ERP reads."),
                        "UTF-8"),
                SettingField.withDefault(
                        "separator",
                        Type.Choice.of(Arrays.stream(ColumnSeparator.values())
                                .map(each -> new Option(each.name(), each.label()))
                                .toArray(Option[]::new)),
                        text("Separator", "Separator"),
                        text("Znak między kolumnami.", "The sign between columns."),
                        ColumnSeparator.SEMICOLON.name()),
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
                new LocalizedText(
                        "Ustawienie 'folder' nie jest pełną ścieżką taką jak /srv/erp/settlements; wpisz całą ścieżkę, od"
                                + " pierwszego ukośnika",
                        "Setting 'folder' is no full path such as /srv/erp/settlements; write the whole path, from the"
                                + " first slash"));
    }

    private static Set<String> plugins(String written) {
        Set<String> plugins = new TreeSet<>();
        for (String each : written.split(",", -1)) {
            String plugin = each.strip();
            if (!PLUGIN.matcher(plugin).matches()) {
                throw PluginFailure.configuration(
                        "not-a-plugin",
                        new LocalizedText(
                                "Ustawienie 'filesReadBy' ma '" + plugin
                                        + "', a to nie jest nazwa wtyczki; wpisz nazwy takie jak erp-file, oddzielone"
                                        + " przecinkami",
                                "Setting 'filesReadBy' has '" + plugin
                                        + "', which is no name of a plugin; write names such as erp-file, with commas"
                                        + " between them"));
            }
            plugins.add(plugin);
        }
        return plugins;
    }

    private static Option same(String charset) {
        return new Option(charset, text(charset, charset));
    }

    private static LocalizedText text(String pl, String en) {
        return new LocalizedText(pl, en);
    }
}
