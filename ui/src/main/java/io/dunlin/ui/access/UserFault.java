package io.dunlin.ui.access;

import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;

/** Says why an account was not made or changed, at the field it is about. */
final class UserFault {

    private UserFault() {}

    static void show(String reasonKey, TextField login, PasswordField password) {
        boolean ofLogin = "users.refused.login".equals(reasonKey) || "users.refused.exists".equals(reasonKey);
        boolean ofPassword = "users.refused.password".equals(reasonKey);
        FieldFault said = FieldFault.among(login, password)
                .at(login, ofLogin, Texts.t(reasonKey))
                .at(password, ofPassword, Texts.t(reasonKey));
        if (said.none()) {
            Notice.refused(Texts.t(reasonKey));
        }
    }
}
