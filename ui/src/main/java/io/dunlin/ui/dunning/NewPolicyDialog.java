package io.dunlin.ui.dunning;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.function.Consumer;

/** Begins a policy: its names, and whether with nothing or with the steps of another one. */
final class NewPolicyDialog extends Dialog {

    private static final int LONGEST_NAME = 120;
    private static final PolicyDefinition EMPTY = new PolicyDefinition("0.00", 1, List.of());

    /** What was chosen. */
    record Begun(String namePl, String nameEn, PolicyDefinition definition) {}

    private final TextField namePl = new TextField(Texts.t("policies.new.pl"));
    private final TextField nameEn = new TextField(Texts.t("policies.new.en"));
    private final Select<PolicyVersion> like = new Select<>();

    NewPolicyDialog(List<PolicyVersion> versions, Consumer<Begun> begun) {
        super(Texts.t("policies.new"));
        namePl.setMaxLength(LONGEST_NAME);
        nameEn.setMaxLength(LONGEST_NAME);
        nameEn.setHelperText(Texts.t("policies.new.en.help"));
        like.setLabel(Texts.t("policies.new.like"));
        like.setItems(versions.stream()
                .filter(version -> version.state() == PolicyVersion.State.PUBLISHED)
                .toList());
        like.setItemLabelGenerator(version -> version == null ? Texts.t("policies.new.empty") : Said.nameOf(version));
        like.setEmptySelectionAllowed(true);
        like.setEmptySelectionCaption(Texts.t("policies.new.empty"));
        Button begin = new Button(Texts.t("policies.new.begin"), _ -> begin(begun));
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(namePl, nameEn, like);
        fields.addClassName("form");
        setWidth("30rem");
        add(new Paragraph(Texts.t("policies.new.text")), fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), begin);
    }

    private void begin(Consumer<Begun> begun) {
        String polish = namePl.getValue().strip();
        String english = nameEn.getValue().strip();
        boolean nameless = polish.isEmpty() && english.isEmpty();
        if (FieldFault.among(namePl, nameEn)
                .at(namePl, nameless, Texts.t("policies.new.missing"))
                .none()) {
            close();
            PolicyVersion model = like.getValue();
            begun.accept(new Begun(
                    polish.isEmpty() ? english : polish,
                    english.isEmpty() ? polish : english,
                    model == null ? EMPTY : model.definition()));
        }
    }
}
