package io.dunlin.core.correspondence.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.MessageIdentity;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Mails as they leave: which of them a debtor may decline, and how they carry pictures. */
class MailComposerTest {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
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

    @Test
    void a_picture_in_the_text_travels_as_a_part_of_its_own() throws Exception {
        MimeMessage mail =
                compose(Purpose.REMINDER, false, "<p>Kod</p><img src=\"data:image/png;base64," + PIXEL + "\">");
        MimeMultipart alternative = (MimeMultipart) mail.getContent();
        assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain");
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat((String) related.getBodyPart(0).getContent())
                .contains("<img src=\"cid:picture-1\"")
                .doesNotContain("base64");
        BodyPart picture = related.getBodyPart(1);
        assertThat(picture.getHeader("Content-ID")).containsExactly("<picture-1>");
        try (InputStream content = picture.getInputStream()) {
            assertThat(content.readAllBytes()).isEqualTo(Base64.getDecoder().decode(PIXEL));
        }
    }

    private static MimeMessage compose(Purpose purpose, boolean courtesy) throws Exception {
        return compose(purpose, courtesy, null);
    }

    /** Written to the wire and read again. */
    private static MimeMessage compose(Purpose purpose, boolean courtesy, @Nullable String html) throws Exception {
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
                html,
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
        Session session = Session.getInstance(new Properties());
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        composer.compose(session, message, composer.factsOf(List.of(message))).writeTo(wire);
        return new MimeMessage(session, new ByteArrayInputStream(wire.toByteArray()));
    }
}
