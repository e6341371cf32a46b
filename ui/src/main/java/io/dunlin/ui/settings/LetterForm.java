package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.correspondence.letters.LetterSettings;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** What stands on letters on paper. */
final class LetterForm implements GroupForm<LetterSettings> {

    private final TextArea sender = new TextArea(Texts.t("settings.letters.sender"));
    private final Select<LetterSettings.Window> window = new Select<>();

    LetterForm() {
        sender.setHelperText(Texts.t("settings.letters.sender.help"));
        window.setLabel(Texts.t("settings.letters.window"));
        window.setItems(LetterSettings.Window.values());
        window.setItemLabelGenerator(Texts::t);
    }

    @Override
    public List<Component> fields() {
        return List.of(sender, window);
    }

    @Override
    public void show(LetterSettings value) {
        sender.setValue(String.join("\n", value.sender()));
        window.setValue(value.window());
    }

    @Override
    public Optional<LetterSettings> read(LetterSettings before) {
        try {
            LetterSettings written =
                    new LetterSettings(sender.getValue().lines().toList(), window.getValue());
            sender.setInvalid(false);
            return Optional.of(written);
        } catch (IllegalArgumentException tooLong) {
            sender.setErrorMessage(Texts.t("settings.letters.sender.wrong"));
            sender.setInvalid(true);
            return Optional.empty();
        }
    }
}
