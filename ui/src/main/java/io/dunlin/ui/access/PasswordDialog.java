package io.dunlin.ui.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users.Outcome;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.function.Function;

/** Gives a user a temporary password, to be told in person and changed at the next login. */
final class PasswordDialog extends Dialog {

    PasswordDialog(User user, Function<String, Outcome> set, Runnable done) {
        super(Texts.t("users.reset-password.title", user.displayName()));
        PasswordField password = new PasswordField(Texts.t("users.first-password"));
        password.setHelperText(Texts.t("password.rule"));
        password.setWidthFull();
        Button save = new Button(Texts.t("users.reset-password"), _ -> {
            switch (set.apply(password.getValue())) {
                case Outcome.Refused(String reasonKey) ->
                    FieldFault.among(password).at(password, Texts.t(reasonKey));
                case Outcome.Done _ -> {
                    close();
                    done.run();
                }
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        setWidth("28rem");
        add(new Paragraph(Texts.t("users.reset-password.text")), password);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
    }
}
