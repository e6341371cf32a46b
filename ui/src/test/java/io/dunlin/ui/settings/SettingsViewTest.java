package io.dunlin.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.correspondence.templates.PaymentLinkSettings;
import io.dunlin.core.correspondence.templates.PaymentLinkSettings.OfCreditor;
import io.dunlin.core.correspondence.templates.PaymentLinks;
import io.dunlin.core.dunning.decisions.DunningSettings;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.policy.TriageSettings;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.testing.ScreenTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettingsViewTest extends ScreenTest {

    @Autowired
    private ProductSettings settings;

    @Autowired
    private PaymentLinks paymentLinks;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void an_administrator_sets_a_contact_limit_and_says_why() {
        SettingsView view = navigate(SettingsView.class);
        number("Messages in 7 days", 2);
        save("Reminders and contact limits", "Complaints of pressure");
        assertThat(settings.get(DunningSettings.GROUP).mostPerWeek()).isEqualTo(2);
        assertThat(wordsOf(view)).contains("by Anna Wzorcowa: Complaints of pressure");
    }

    @Test
    void what_somebody_else_set_meanwhile_is_written_over_only_by_a_second_word() {
        SettingsView view = navigate(SettingsView.class);
        number("Messages in 7 days", 2);
        DunningSettings before = settings.get(DunningSettings.GROUP);
        settings.change(
                DunningSettings.GROUP,
                new DunningSettings(before.active(), before.runAt(), before.bankDataDays(), 1, 6, 7, 5),
                Actor.user("marek"),
                "Theirs");
        press("Reminders and contact limits");
        assertThat(test(find(Notification.class).last()).getText()).contains("meanwhile");
        assertThat(wordsOf(view)).contains("Theirs");
        assertThat(settings.get(DunningSettings.GROUP).mostPerWeek()).isEqualTo(6);
        save("Reminders and contact limits", "Ours");
        assertThat(settings.get(DunningSettings.GROUP).mostPerWeek()).isEqualTo(2);
    }

    @Test
    void a_weeks_limit_below_a_days_is_refused_beside_the_field() {
        assertThat(navigate(SettingsView.class)).isNotNull();
        number("Messages a day", 5);
        press("Reminders and contact limits");
        assertThat(field("Messages in 7 days").isInvalid()).isTrue();
        assertThat(settings.get(DunningSettings.GROUP)).isEqualTo(DunningSettings.GROUP.defaults());
    }

    @Test
    void the_words_of_a_setting_lead_to_its_card() {
        SettingsView view = navigate(SettingsView.class);
        List<String> all = contents();
        assertThat(all)
                .contains("Reminders and contact limits", "Letters on paper")
                .hasSizeGreaterThan(15);
        SearchField search = find(SearchField.class, view).single();
        test(search).setValue("MESSAGES IN 7");
        assertThat(contents()).containsExactly("Reminders and contact limits");
        test(search).setValue("nothing of the kind");
        assertThat(contents()).isEmpty();
        assertThat(wordsOf(view)).contains("No setting speaks of this.");
        test(search).setValue("");
        assertThat(contents()).isEqualTo(all);
    }

    private List<String> contents() {
        Nav nav = find(Nav.class).single();
        return nav.getChildren()
                .filter(Component::isVisible)
                .map(link -> ((Button) link).getText())
                .toList();
    }

    @Test
    void a_class_of_replies_is_left_to_people() {
        assertThat(navigate(SettingsView.class)).isNotNull();
        Checkbox alone = find(Checkbox.class).all().stream()
                .filter(box -> box.getAriaLabel()
                        .filter("Acts alone: Promise to pay"::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        test(alone).click();
        save("Replies: what happens without a person", "First we look ourselves");
        TriageSettings now = settings.get(TriageSettings.GROUP);
        assertThat(now.applyFrom(ReplyClass.PROMISE)).isGreaterThan(1);
        assertThat(now.applyFrom(ReplyClass.DISPUTE))
                .isEqualTo(TriageSettings.shipped().applyFrom(ReplyClass.DISPUTE));
    }

    @Test
    void clients_of_the_same_name_keep_their_own_address_to_pay_at() {
        Creditor alfa = creditor(11, "Klient Wzorcowy");
        Creditor beta = creditor(12, "Klient Wzorcowy");
        Creditor odd = creditor(13, "A = B Sp. z o.o.");
        Creditor shorter = creditor(14, "A");
        PaymentLinkForm form = new PaymentLinkForm(List.of(shorter, alfa, beta, odd), paymentLinks);
        UI.getCurrent().add(new Div(form.fields().toArray(Component[]::new)));
        PaymentLinkSettings before = new PaymentLinkSettings(
                "https://pay.example.com/?ref={reference}",
                List.of(
                        new OfCreditor(beta.id().value(), "https://beta.example.com/?a={amount}"),
                        new OfCreditor(odd.id().value(), "")),
                "");
        form.show(before);
        assertThat(form.read(before)).contains(before);
        TextArea others = find(TextArea.class).last();
        for (String wrong : List.of(
                "Klient Wzorcowy = https://beta.example.com/",
                "Nobody = https://beta.example.com/",
                "A = B Sp. z o.o. = http://beta.example.com/",
                "A = B Sp. z o.o. = https://beta.example.com/?s={signature}")) {
            test(others).setValue(wrong);
            assertThat(form.read(before)).as(wrong).isEmpty();
            assertThat(others.isInvalid()).isTrue();
        }
    }

    private static Creditor creditor(long id, String name) {
        return new Creditor(new CreditorId(id), name, null, null, null, null, null, null, null);
    }

    private void number(String label, int value) {
        test(field(label)).setValue(value);
    }

    private IntegerField field(String label) {
        return find(IntegerField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void save(String group, String why) {
        press(group);
        test(find(TextArea.class).last()).setValue(why);
        click("Save…");
    }

    private void press(String group) {
        Button save = find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel()
                        .filter(("Save…: " + group)::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        test(save).click();
    }
}
