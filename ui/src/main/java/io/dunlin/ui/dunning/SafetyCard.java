package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.dunning.RunCapSettings;
import io.dunlin.core.dunning.publishing.PolicyApprovalSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;

/** What keeps a mistake small: from what reach on a second person approves, and how much one day's run may send. */
final class SafetyCard extends Composite<Card> {

    private static final int MOST = 1_000_000;

    private final Card card;
    private final ProductSettings settings;
    private final SignedIn signedIn;
    private final IntegerField reach = field("safety.reach", 0);
    private final IntegerField cap = field("safety.cap", 1);

    SafetyCard(ProductSettings settings, SignedIn signedIn) {
        this.settings = settings;
        this.signedIn = signedIn;
        Button save = new Button(Texts.t("safety.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.TERTIARY);
        card = new Card(Texts.t("safety.title"), save);
        reach.setValue(settings.get(PolicyApprovalSettings.GROUP).fourEyesFromCases());
        reach.setHelperText(Texts.t("safety.reach.help"));
        cap.setValue(settings.get(RunCapSettings.GROUP).mostMessages());
        cap.setHelperText(Texts.t("safety.cap.help"));
        Div fields = new Div(reach, cap);
        fields.addClassName("filters");
        card.show(fields);
    }

    @Override
    protected Card initContent() {
        return card;
    }

    private static IntegerField field(String key, int least) {
        IntegerField field = new IntegerField(Texts.t(key));
        field.setMin(least);
        field.setMax(MOST);
        field.setWidth("18rem");
        return field;
    }

    private void save() {
        Integer cases = reach.getValue();
        Integer messages = cap.getValue();
        boolean wrong = cases == null || messages == null || reach.isInvalid() || cap.isInvalid();
        if (wrong) {
            Notice.refused(Texts.t("safety.wrong"));
            return;
        }
        ConfirmDialog.askWhy(Texts.t("safety.save.title"), "", Texts.t("safety.save"), why -> {
            settings.change(PolicyApprovalSettings.GROUP, new PolicyApprovalSettings(cases), signedIn.actor(), why);
            settings.change(RunCapSettings.GROUP, new RunCapSettings(messages), signedIn.actor(), why);
            Notice.done(Texts.t("safety.saved"));
        });
    }
}
