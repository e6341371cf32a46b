package io.dunlin.ui.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.shared.Actor;
import io.dunlin.ui.testing.ScreenTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator changes the words of a message, sees what a debtor would read, and goes back. */
class TemplateViewTest extends ScreenTest {

    private static final Pattern NUMBER = Pattern.compile("no\\. (\\d+)");

    @Autowired
    private Templates templates;

    @Autowired
    private Outbox outbox;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void the_list_leads_to_every_message_in_every_language() {
        String words = wordsOf(navigate(TemplatesView.class).getParent().orElseThrow());
        assertThat(words).contains("What debtors read");
        TemplateView view = open("MAIL", "ro");
        assertThat(wordsOf(view)).contains("First reminder", "Polish", "German", "Romanian", "{{ total }}");
        assertThat(body().getValue()).contains("{{ total }}");
        assertThat(preview()).contains("FV/101/2026");
    }

    @Test
    void new_words_are_shown_as_they_are_written_and_hold_once_they_are_saved() {
        TemplateView view = open("MAIL", "pl");
        write("Przypominamy o {{ total }} za {{ documents }}, rachunek {{ account }}.");
        assertThat(wordsOf(view)).contains("account").contains("The template cannot be used");
        assertThat(button("Save…").isEnabled()).isFalse();

        write("Przypominamy o {{ total }} za {{ documents }}.");
        assertThat(preview()).contains("Przypominamy o 1 845,50");
        click("Save…");
        test(find(TextArea.class).withLabel("Reason").single()).setValue("Krócej");
        click("Use it");
        assertThat(templates.versions(TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL))
                .singleElement()
                .satisfies(version -> assertThat(version.changedBy()).isEqualTo(LOGIN));
        assertThat(wordsOf(shown())).contains("Version 1 · in use", "Shipped with the product");

        click("Back to the shipped words…");
        test(find(TextArea.class).withLabel("Reason").single()).setValue("Doch");
        click("Back to the shipped words…");
        assertThat(templates
                        .find(TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL)
                        .orElseThrow()
                        .id())
                .isNull();
        assertThat(wordsOf(shown())).contains("Shipped with the product · in use");
    }

    @Test
    void who_was_overtaken_is_told_and_overwrites_nobody() {
        open("MAIL", "pl");
        write("Przypominamy o {{ total }}.");
        firm.person("bartek", "Bartek Drugi", "en", Role.ADMINISTRATOR);
        assertThat(templates.save(
                        TemplateCode.REMINDER_FIRST,
                        "pl",
                        Channel.MAIL,
                        new TemplateSource("Przypomnienie", "Prosimy o {{ total }}."),
                        null,
                        Actor.user("bartek"),
                        "test"))
                .isNotNull();
        click("Save…");
        test(find(TextArea.class).withLabel("Reason").single()).setValue("Krócej");
        click("Use it");
        assertThat(test(find(Notification.class).last()).getText()).contains("Bartek Drugi saved another version");
        assertThat(templates.versions(TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL))
                .hasSize(1);
        assertThat(body().getValue()).isEqualTo("Przypominamy o {{ total }}.");
    }

    @Test
    void a_copy_goes_to_the_person_who_writes_and_to_no_debtor() {
        open("MAIL", "pl");
        click("Send it to me");
        Matcher number = NUMBER.matcher(test(find(Notification.class).last()).getText());
        assertThat(number.find()).isTrue();
        OutboundMessage message = outbox.get(new OutboundMessageId(Long.parseLong(number.group(1))));
        assertThat(message.purpose()).isEqualTo(Purpose.TEST);
        assertThat(message.caseId()).isNull();
        assertThat(message.recipient()).isEqualTo("anna@firm.example");
    }

    @Test
    void a_text_message_tells_its_parts_and_asks_for_a_number() {
        TemplateView view = open("SMS", "pl");
        assertThat(wordsOf(view)).contains("Parts: ").doesNotContain("Subject");
        click("Send it to me");
        TextField number = find(TextField.class).withLabel("Your mobile number").single();
        test(number).setValue("12");
        click("Send");
        assertThat(number.isInvalid()).isTrue();
        test(number).setValue("512 000 000");
        click("Send");
        assertThat(test(find(Notification.class).last()).getText()).contains("+48512000000");
    }

    private TemplateView open(String channel, String language) {
        UI.getCurrent().navigate("templates/reminder-first/" + channel + "/" + language);
        return (TemplateView) UI.getCurrent().getCurrentView();
    }

    private static Component shown() {
        return UI.getCurrent().getCurrentView();
    }

    private TextArea body() {
        return find(TextArea.class).withLabel("Text").single();
    }

    private void write(String words) {
        test(body()).setValue(words);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private String preview() {
        return find(IFrame.class).single().getSrcdoc().orElseThrow();
    }
}
