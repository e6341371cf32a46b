package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** A new way to reach a debtor, and how the firm knows it. */
final class ContactDialog extends Dialog {

    private static final int LONGEST = 254;
    private static final int LONGEST_REASON = 400;

    /** What is done with a contact that is right. */
    @FunctionalInterface
    interface Confirmed {

        void add(ContactPoint.Kind kind, String value, String reason);
    }

    private final List<ContactPoint> known;
    private final Confirmed confirmed;
    private final Select<ContactPoint.Kind> kind = new Select<>();
    private final TextField value = new TextField(Texts.t("contact.value"));
    private final TextField reason = new TextField(Texts.t("contact.source"));

    ContactDialog(List<ContactPoint> known, Confirmed confirmed) {
        super(Texts.t("contact.add.title"));
        this.known = List.copyOf(known);
        this.confirmed = confirmed;
        kind.setLabel(Texts.t("contact.kind"));
        kind.setItems(ContactPoint.Kind.values());
        kind.setItemLabelGenerator(Texts::t);
        kind.setValue(ContactPoint.Kind.PHONE);
        kind.setHelperText(Texts.t("contact.kind.help"));
        value.setMaxLength(LONGEST);
        reason.setMaxLength(LONGEST_REASON);
        reason.setHelperText(Texts.t("contact.source.help"));
        Button add = new Button(Texts.t("contact.add.confirm"), _ -> save());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(kind, value, reason);
        fields.addClassName("form");
        setWidth("28rem");
        setCloseOnOutsideClick(false);
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), add);
    }

    private void save() {
        ContactPoint.Kind chosen = kind.getValue();
        Optional<String> right = switch (chosen) {
            case EMAIL -> EmailAddress.find(value.getValue()).map(EmailAddress::value);
            case PHONE -> PhoneNumber.find(value.getValue()).map(PhoneNumber::value);
        };
        boolean repeated = right.isPresent()
                && known.stream()
                        .anyMatch(
                                point -> point.kind() == chosen && point.value().equalsIgnoreCase(right.orElseThrow()));
        FieldFault faults = FieldFault.among(value, reason)
                .at(
                        value,
                        right.isEmpty(),
                        Texts.t(chosen == ContactPoint.Kind.EMAIL ? "users.email.wrong" : "contact.phone.wrong"))
                .at(value, repeated, Texts.t("contact.known"))
                .at(reason, reason.getValue().isBlank(), Texts.t("address.missing"));
        if (faults.none()) {
            close();
            confirmed.add(chosen, right.orElseThrow(), reason.getValue().strip());
        }
    }
}
