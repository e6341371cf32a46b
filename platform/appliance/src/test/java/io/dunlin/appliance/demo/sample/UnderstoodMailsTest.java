package io.dunlin.appliance.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.triage.MailUnderstanding;
import io.dunlin.core.triage.TriageView;
import io.dunlin.core.triage.classification.ReplyModel;
import io.dunlin.core.triage.policy.Decision;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.policy.TriageSettings;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The demo's mails, understood by the shipped model: in the right class, or left to a person; never in a wrong one. */
class UnderstoodMailsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

    private final SampleBook book = SampleBook.startingOn(MONDAY);
    private final List<MailScript> scripts = MailScript.all();
    private final Casting casting = Casting.of(book, scripts);
    private final DebtorPen pen = new DebtorPen(ZoneId.of("Europe/Warsaw"), "windykacja@kancelaria.example");
    private final TriagePolicy policy = new TriagePolicy(TriageSettings.shipped());
    private final MailReader reader = new MailReader(
            MailLimits.STANDARD,
            (_, type, _) -> new AttachmentReader.FileReading(Attachment.Status.TEXT, type, "", null));
    private final MailUnderstanding understanding =
            new MailUnderstanding(ReplyModel.shipped(), Set.of("kancelaria.example"), Currency.getInstance("PLN"));

    @Test
    void no_mail_of_the_demo_is_put_into_a_wrong_class() throws Exception {
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (MailScript script : scripts) {
            TriageView view = understanding.read(read(script));
            Optional<Decision.Reason> doubt = policy.doubtAbout(view);
            String labels = view.classification().labels().stream()
                    .map(label -> label.replyClass() + " %.2f".formatted(label.confidence()))
                    .collect(Collectors.joining(", "));
            if (view.primary().name().equals(script.folder())) {
                right++;
            } else if (doubt.isEmpty()) {
                wrong.add(script.code() + " is " + script.folder() + ", understood as " + labels);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThan(scripts.size() * 8 / 10);
    }

    private ReadMail read(MailScript script) throws Exception {
        Optional<SampleDebtor> debtor = casting.debtorOf(script);
        OurMessage ours = new OurMessage(
                "<c.abc.1@kancelaria.example>",
                "Kancelaria Sójka <windykacja@kancelaria.example>",
                "windykacja@kancelaria.example",
                "debtor@firma.example",
                "Przypomnienie o płatności",
                MORNING,
                "Szanowni Państwo,\nprzypominamy o zapłacie zaległej faktury. Prosimy o wpłatę.");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pen.write(
                        script,
                        debtor,
                        debtor.map(book::of).orElse(List.of()),
                        Optional.of(ours),
                        MORNING.plus(Duration.ofDays(script.day())))
                .writeTo(bytes);
        return (ReadMail) reader.read(bytes.toByteArray());
    }
}
