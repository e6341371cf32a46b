package io.dunlin.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.Type;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A field of a form for one setting; what it holds goes in and out as the setting's text. */
final class SettingEditor {

    private static final List<String> CHARACTER_SETS =
            List.of("auto", "UTF-8", "windows-1250", "ISO-8859-2", "windows-1252", "IBM852", "UTF-16");

    private final Component component;
    private final Supplier<String> text;
    private final Consumer<String> show;

    private SettingEditor(Component component, Supplier<String> text, Consumer<String> show) {
        this.component = component;
        this.text = text;
        this.show = show;
    }

    /** @param kept whether a secret is saved, which is never shown */
    static SettingEditor of(SettingField field, boolean kept) {
        SettingEditor editor = switch (field.type()) {
            case Type.Text(int longest) -> ofText(field, longest);
            case Type.WebAddress _ -> ofText(field, Type.LONGEST);
            case Type.Whole _ -> ofWhole(field);
            case Type.Secret _ -> ofSecret(field, kept);
            case Type.Flag _ -> ofFlag(field);
            case Type.Choice choice -> ofChoice(field, choice);
            case Type.CharacterSet _ -> ofCharacterSet(field);
            case Type.TimeSpan _ -> ofTimeSpan(field);
            case Type.Table table -> ofField(new TableField(label(field), table), field);
        };
        if (editor.component instanceof HasHelper helped) {
            helped.setHelperText(field.help().in(locale()));
        }
        if (editor.component instanceof HasValue<?, ?> required && !(field.type() instanceof Type.Flag)) {
            required.setRequiredIndicatorVisible(field.required() && !kept);
        }
        editor.component.getElement().setAttribute("data-setting", field.key());
        return editor;
    }

    Component component() {
        return component;
    }

    /** What is written, blank for nothing. */
    String text() {
        return text.get();
    }

    void show(String value) {
        show.accept(value);
    }

    /** Says what is wrong with what was written. */
    void refuse(String why) {
        if (component instanceof HasValidation checked) {
            checked.setErrorMessage(why);
            checked.setInvalid(true);
        }
    }

    /** Brings the field into sight, with the cursor in it. */
    void lead() {
        if (component instanceof Focusable<?> first) {
            first.focus();
        }
    }

    void accept() {
        if (component instanceof HasValidation checked) {
            checked.setInvalid(false);
        }
    }

    private static SettingEditor ofText(SettingField field, int longest) {
        TextField input = new TextField(label(field));
        input.setMaxLength(longest);
        input.setPlaceholder(standard(field));
        return new SettingEditor(input, input::getValue, input::setValue);
    }

    private static SettingEditor ofWhole(SettingField field) {
        TextField input = new TextField(label(field));
        input.setAllowedCharPattern("[-0-9]");
        input.getElement().setAttribute("inputmode", "numeric");
        input.setPlaceholder(standard(field));
        input.addClassName("short");
        return new SettingEditor(input, input::getValue, input::setValue);
    }

    private static SettingEditor ofSecret(SettingField field, boolean kept) {
        PasswordField input = new PasswordField(label(field));
        input.getElement().setAttribute("autocomplete", "new-password");
        input.setRevealButtonVisible(true);
        input.setPlaceholder(kept ? Texts.t("plugins.secret-kept") : "");
        return new SettingEditor(input, input::getValue, _ -> {});
    }

    private static SettingEditor ofFlag(SettingField field) {
        Checkbox input = new Checkbox(label(field));
        String standard = Optional.ofNullable(field.defaultValue()).orElse("false");
        return new SettingEditor(
                input,
                () -> Boolean.toString(input.getValue()),
                value -> input.setValue(Boolean.parseBoolean(value.isBlank() ? standard : value)));
    }

    private static SettingEditor ofChoice(SettingField field, Type.Choice choice) {
        Select<SettingField.Option> input = new Select<>();
        input.setLabel(label(field));
        input.setItems(choice.options());
        input.setItemLabelGenerator(option ->
                option == null ? standardChoice(field, choice) : option.label().in(locale()));
        input.setEmptySelectionAllowed(!field.required());
        input.setEmptySelectionCaption(standardChoice(field, choice));
        return new SettingEditor(
                input,
                () -> input.isEmpty() ? "" : input.getValue().value(),
                value -> input.setValue(optionOf(choice, value).orElse(null)));
    }

    private static SettingEditor ofCharacterSet(SettingField field) {
        ComboBox<String> input = new ComboBox<>(label(field));
        input.setItems(CHARACTER_SETS);
        input.setAllowCustomValue(true);
        input.setPlaceholder(standard(field));
        input.setClearButtonVisible(true);
        input.addCustomValueSetListener(
                typed -> input.setValue(typed.getDetail().strip()));
        return new SettingEditor(
                input,
                () -> Optional.ofNullable(input.getValue()).orElse(""),
                value -> input.setValue(value.isBlank() ? null : value));
    }

    private static <C extends Component & HasValue<?, String>> SettingEditor ofField(C input, SettingField field) {
        return new SettingEditor(
                input,
                input::getValue,
                value -> input.setValue(
                        value.isBlank()
                                ? Optional.ofNullable(field.defaultValue()).orElse("")
                                : value));
    }

    private static SettingEditor ofTimeSpan(SettingField field) {
        TimeSpanField input = new TimeSpanField(label(field));
        return new SettingEditor(input, input::text, ofField(input, field).show);
    }

    private static Optional<SettingField.Option> optionOf(Type.Choice choice, String value) {
        return choice.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst();
    }

    private static String standardChoice(SettingField field, Type.Choice choice) {
        return Optional.ofNullable(field.defaultValue())
                .flatMap(value -> optionOf(choice, value))
                .map(option -> Texts.t("plugins.standard", option.label().in(locale())))
                .orElse(Texts.t("plugins.not-chosen"));
    }

    private static String standard(SettingField field) {
        return Optional.ofNullable(field.defaultValue())
                .map(value -> Texts.t("plugins.standard", value))
                .orElse("");
    }

    private static String label(SettingField field) {
        return field.label().in(locale());
    }

    private static Locale locale() {
        return UI.getCurrent().getLocale();
    }
}
