package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.parties.Representative;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counsel or a trustee who speaks for the debtor from now on, and how the firm knows it. */
final class RepresentativeDialog extends Dialog {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EVIDENCE = 500;

    /** What was written. */
    record Named(
            Representative.Role role, String name, @Nullable EmailAddress email, LocalDate since, String evidence) {}

    private final LocalDate today;
    private final Consumer<Named> confirmed;
    private final Select<Representative.Role> role = new Select<>();
    private final TextField name = new TextField(Texts.t("represented.name"));
    private final TextField email = new TextField(Texts.t("represented.email"));
    private final DatePicker since = Days.field(Texts.t("represented.from"));
    private final TextField evidence = new TextField(Texts.t("represented.evidence"));

    RepresentativeDialog(LocalDate today, Consumer<Named> confirmed) {
        super(Texts.t("represented.add.title"));
        this.today = today;
        this.confirmed = confirmed;
        role.setLabel(Texts.t("represented.role"));
        role.setItems(Representative.Role.values());
        role.setItemLabelGenerator(Texts::t);
        role.setValue(Representative.Role.COUNSEL);
        name.setMaxLength(LONGEST_NAME);
        evidence.setMaxLength(LONGEST_EVIDENCE);
        evidence.setHelperText(Texts.t("represented.evidence.help"));
        since.setMax(today);
        since.setValue(today);
        Button add = new Button(Texts.t("represented.add.confirm"), _ -> save());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        Div text = new Div(Texts.t("represented.add.text"));
        text.addClassName("secondary");
        Div fields = new Div(text, role, name, email, since, evidence);
        fields.addClassName("form");
        setWidth("28rem");
        setCloseOnOutsideClick(false);
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), add);
    }

    private void save() {
        Optional<EmailAddress> address = EmailAddress.find(email.getValue());
        LocalDate from = since.getValue();
        FieldFault faults = FieldFault.among(name, email, since, evidence)
                .at(name, name.getValue().isBlank(), Texts.t("address.missing"))
                .at(email, address.isEmpty() && !email.getValue().isBlank(), Texts.t("users.email.wrong"))
                .at(since, from == null || from.isAfter(today), Texts.t("represented.from.wrong"))
                .at(evidence, evidence.getValue().isBlank(), Texts.t("address.missing"));
        if (faults.none() && from != null) {
            close();
            confirmed.accept(new Named(
                    role.getValue(),
                    name.getValue().strip(),
                    address.orElse(null),
                    from,
                    evidence.getValue().strip()));
        }
    }
}
