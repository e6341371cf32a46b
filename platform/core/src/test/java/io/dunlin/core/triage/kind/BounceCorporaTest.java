package io.dunlin.core.triage.kind;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.testing.SharedCorpora;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.TestingMails;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The mails of {@code triage.csv}. Some suites label a notice that delivery is late and still tried as a (soft) bounce;
 * read as DELAY_NOTICE it counts as recognised, and so it is.
 */
class BounceCorporaTest {

    private int bounces;
    private int recognised;
    private int strictly;
    private int ordinary;
    private int falseAlarms;
    private int withRecipients;
    private int recipientsRight;
    private int autoReplies;
    private int autoRepliesRecognised;

    @Test
    void reports_of_mail_servers_are_told_from_ordinary_mail() throws IOException {
        Path corpora = SharedCorpora.folder();
        MailKindRules rules = new MailKindRules(Set.of());
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(corpora.resolve("triage.csv"))) {
            for (NamedCsvRecord row : rows) {
                Reading reading = TestingMails.READER.read(
                        corpora.resolve(row.getField("suite")).resolve(row.getField("file")));
                if (reading instanceof ReadMail mail) {
                    count(row, rules.kindOf(mail));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "bounces %d of %d (%d without delay notices), false alarms %d of %d, recipients %d of %d, auto-replies %d of %d%n",
                recognised,
                bounces,
                strictly,
                falseAlarms,
                ordinary,
                recipientsRight,
                withRecipients,
                autoRepliesRecognised,
                autoReplies);
        assertThat(recognised / (double) bounces).isGreaterThanOrEqualTo(0.98);
        assertThat(falseAlarms).isLessThanOrEqualTo(1);
        assertThat(recipientsRight / (double) withRecipients).isGreaterThanOrEqualTo(0.95);
        assertThat(autoRepliesRecognised / (double) autoReplies).isGreaterThanOrEqualTo(0.9);
    }

    private void count(NamedCsvRecord row, MailNature nature) {
        boolean bounce = nature.kind() == MailKind.BOUNCE;
        switch (row.getField("label")) {
            case "bounce" -> {
                bounces++;
                strictly += bounce ? 1 : 0;
                recognised += bounce || nature.kind() == MailKind.DELAY_NOTICE ? 1 : 0;
                recipients(row.getField("recipients"), nature);
            }
            case "ordinary" -> {
                ordinary++;
                falseAlarms += bounce ? 1 : 0;
            }
            case "autoreply" -> {
                autoReplies++;
                autoRepliesRecognised += nature.kind() == MailKind.AUTO_REPLY ? 1 : 0;
            }
            default -> {
                // Spam, feedback reports and the like are counted nowhere.
            }
        }
    }

    private void recipients(String expected, MailNature nature) {
        Bounce bounce = nature.bounce();
        if (!expected.isEmpty() && bounce != null) {
            Set<String> given = new TreeSet<>();
            bounce.recipients().forEach(address -> given.add(address.toLowerCase(Locale.ROOT)));
            withRecipients++;
            recipientsRight += given.equals(new TreeSet<>(
                            Arrays.asList(expected.toLowerCase(Locale.ROOT).split(" "))))
                    ? 1
                    : 0;
        }
    }
}
