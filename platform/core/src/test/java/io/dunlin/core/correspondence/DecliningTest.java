package io.dunlin.core.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Which mails a debtor may decline. */
class DecliningTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void a_reminder_before_the_due_date_can_be_declined_by_mail_to_the_case() throws Exception {
        MimeMessage mail = compose(Purpose.REMINDER, true);
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<mailto:firm+token@firm.example"
                        + "?subject=Prosz%C4%99%20nie%20przypomina%C4%87%20przed%20terminem>");
        assertThat(mail.getHeader("List-Unsubscribe-Post"))
                .as("nobody outside can reach a page for one click")
                .isNull();
    }

    @Test
    void what_is_due_cannot_be_declined_whatever_it_is_called() throws Exception {
        assertThat(compose(Purpose.REMINDER, false).getHeader("List-Unsubscribe"))
                .isNull();
        assertThat(compose(Purpose.FINAL_DEMAND, true).getHeader("List-Unsubscribe"))
                .isNull();
        assertThat(compose(Purpose.ANSWER, true).getHeader("List-Unsubscribe")).isNull();
    }

    private static MimeMessage compose(Purpose purpose, boolean courtesy) throws Exception {
        MailProperties properties = new MailProperties(
                "mail.firm.example",
                25,
                MailProperties.Security.NONE,
                null,
                null,
                "firm@firm.example",
                "Firm",
                null,
                true,
                Duration.ofSeconds(5),
                null);
        MessageIdentity identity = new MessageIdentity() {
            @Override
            public String newMessageId(Long caseId) {
                return "id";
            }

            @Override
            public String replyTag(Long caseId) {
                return "token";
            }
        };
        CourtesyMails courtesies = asked -> courtesy ? Set.copyOf(asked) : Set.of();
        MailComposer composer = new MailComposer(
                properties,
                new StaticListableBeanFactory(Map.of("identity", identity)).getBeanProvider(MessageIdentity.class),
                new StaticListableBeanFactory(Map.of("courtesies", courtesies)).getBeanProvider(CourtesyMails.class),
                new StaticListableBeanFactory().getBeanProvider(MailAttachments.class),
                Clock.fixed(NOW, ZoneOffset.UTC));
        OutboundMessage message = new OutboundMessage(
                new OutboundMessageId(1),
                7L,
                null,
                Channel.MAIL,
                purpose,
                "debtor@debtors.example",
                "pl",
                "Zbliża się termin",
                "Prosimy o zapłatę.",
                null,
                "<id@firm.example>",
                null,
                "test",
                OutboundMessage.State.SENDING,
                NOW,
                NOW,
                null,
                1,
                null,
                null,
                null);
        return composer.compose(Session.getInstance(new Properties()), message, composer.factsOf(List.of(message)));
    }
}
