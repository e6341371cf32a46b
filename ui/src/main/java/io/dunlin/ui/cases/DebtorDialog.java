package io.dunlin.ui.cases;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties.DebtorChange;
import io.dunlin.ui.components.AddressFields;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What people know of a debtor better than the source: where he lives, his language, who is in charge of him. */
final class DebtorDialog extends Dialog {

    private static final int LONGEST_REASON = 400;

    private final BiConsumer<DebtorChange, String> confirmed;
    private final AddressFields address;
    private final Select<String> language = new Select<>();
    private final Select<User> manager = new Select<>();
    private final TextField reason = new TextField(Texts.t("confirm.reason"));

    DebtorDialog(Debtor before, List<User> people, BiConsumer<DebtorChange, String> confirmed) {
        super(before.name());
        this.confirmed = confirmed;
        this.address = new AddressFields(before.address());
        Locale reader = UI.getCurrent().getLocale();
        language.setLabel(Texts.t("debtor.language"));
        language.setItems(Templates.languages());
        language.setItemLabelGenerator(code -> Locale.of(code).getDisplayLanguage(reader));
        language.setValue(before.language());
        manager.setLabel(Texts.t("debtor.manager"));
        manager.setItems(people);
        manager.setItemLabelGenerator(
                user -> user == null ? Texts.t("debtor.manager.of-creditor") : user.displayName());
        manager.setEmptySelectionAllowed(true);
        manager.setEmptySelectionCaption(Texts.t("debtor.manager.of-creditor"));
        manager.setValue(people.stream()
                .filter(user -> user.id().equals(before.accountManager()))
                .findFirst()
                .orElse(null));
        reason.setMaxLength(LONGEST_REASON);
        Div fields = new Div(address.all());
        fields.add(language, manager, reason);
        fields.addClassName("form");
        setWidth("28rem");
        setCloseOnOutsideClick(false);
        add(fields);
        Button save = new Button(Texts.t("debtor.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
    }

    private void save() {
        FieldFault faults = address.check(FieldFault.among(reason))
                .at(reason, reason.getValue().isBlank(), Texts.t("address.missing"));
        if (faults.none()) {
            close();
            User chosen = manager.getValue();
            confirmed.accept(
                    new DebtorChange(address.address(), language.getValue(), chosen == null ? null : chosen.id()),
                    reason.getValue().strip());
        }
    }
}
