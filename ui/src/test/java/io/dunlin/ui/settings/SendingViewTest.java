package io.dunlin.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.channels.SenderDomainCheck;
import io.dunlin.core.correspondence.guards.MailPaceSettings;
import io.dunlin.core.correspondence.guards.MailPaceSettings.DomainPace;
import io.dunlin.core.dns.DnsProperties;
import io.dunlin.core.dns.DnsResolver;
import io.dunlin.core.dns.TestingDnsServer;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.ui.testing.ScreenTest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SendingViewTest extends ScreenTest {

    @Autowired
    private ProductSettings settings;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void an_administrator_goes_live_with_a_reason_and_stops_everything_in_an_emergency() {
        assertThat(navigate(SendingView.class)).isNotNull();
        assertThat(settings.get(SendingSettings.GROUP).live()).isFalse();
        act("Go live", "The outbox looks right");
        assertThat(settings.get(SendingSettings.GROUP).live()).isTrue();
        act("Stop everything", "A wrong template");
        assertThat(settings.get(SendingSettings.GROUP).stopped()).isTrue();
    }

    @Test
    void an_administrator_sets_the_pace_of_mail_one_domain_a_line() {
        SendingView view = navigate(SendingView.class);
        TextArea domains = domains();
        assertThat(domains.getValue()).contains("wp.pl 30");
        for (String wrong : List.of("wp.pl", "wp.pl 0", "wp.pl 30 40", "no domain 3", "wp.pl 30\nWP.PL 5")) {
            test(domains).setValue(wrong);
            save();
            assertThat(domains.isInvalid()).as(wrong).isTrue();
        }
        assertThat(settings.get(MailPaceSettings.GROUP)).isEqualTo(MailPaceSettings.GROUP.defaults());
        test(domains).setValue("WP.pl 12\n\ngmail.com: 40\n");
        save();
        test(find(TextArea.class).last()).setValue("The provider asked for it");
        click("Save…");
        assertThat(settings.get(MailPaceSettings.GROUP))
                .isEqualTo(
                        new MailPaceSettings(List.of(new DomainPace("wp.pl", 12), new DomainPace("gmail.com", 40)), 0));
        assertThat(wordsOf(view)).contains("by Anna Wzorcowa: The provider asked for it");
    }

    @Test
    void the_senders_domain_is_looked_up_and_the_card_says_what_to_write() throws Exception {
        try (TestingDnsServer names = new TestingDnsServer()) {
            var _ = names.withText("example.com", "v=spf1 mx +all")
                    .withText("_dmarc.example.com", "v=DMARC1; p=reject")
                    .failingFor("firm1._domainkey.example.com");
            SenderDomainCard card =
                    new SenderDomainCard(sender("office@example.com"), new SenderDomainCheck(names.resolver()));
            UI.getCurrent().add(card);
            assertThat(wordsOf(card)).contains("what example.com publishes");
            test(find(TextField.class, card).single()).setValue("firm1");
            click("Check now");
            assertThat(wordsOf(card))
                    .contains("Everybody may send", "TXT record at example.com:", "v=spf1 mx -all")
                    .contains("Could not be asked")
                    .doesNotContain("TXT record at firm1._domainkey")
                    .contains("Receivers are told what to make of forged mail");
        }
        SenderDomainCard none = new SenderDomainCard(sender(null), new SenderDomainCheck(nobody()));
        UI.getCurrent().add(none);
        assertThat(wordsOf(none)).contains("No sender is configured yet");
    }

    private static DnsResolver nobody() {
        return new DnsResolver(new DnsProperties(false, List.of(), Duration.ofSeconds(1)));
    }

    private static MailProperties sender(@Nullable String from) {
        return new MailProperties(
                null,
                587,
                MailProperties.Security.STARTTLS,
                null,
                null,
                from,
                "",
                null,
                false,
                Duration.ofSeconds(30),
                null);
    }

    private TextArea domains() {
        return find(TextArea.class).all().stream()
                .filter(one -> "Mails a minute to a domain".equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void save() {
        Button save = find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel()
                        .filter("Save…: Pace of mail"::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        test(save).click();
    }

    private void act(String name, String why) {
        click(name);
        test(find(TextArea.class).last()).setValue(why);
        click(name);
    }
}
