package io.dunlin.appliance.doctor;

import io.dunlin.appliance.doctor.MailServer.Protection;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.channels.SentFolderProperties;
import io.dunlin.core.inbox.InboxProperties;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Logs in to every configured mail server as the product would, and sends nothing. */
record MailExamination(MailProperties smtp, SentFolderProperties sent, InboxProperties inbox, Clock clock)
        implements Examination {

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        String smtpHost = smtp.host();
        if (smtpHost == null || smtpHost.isBlank()) {
            findings.add(Finding.risky(
                    "mail out", "no server is configured; write dunlin.mail.smtp.host and the keys below it"));
        } else {
            findings.addAll(new MailServer(
                            "mail out",
                            "dunlin.mail.smtp",
                            "smtp",
                            smtpHost,
                            smtp.port(),
                            Protection.valueOf(smtp.security().name()),
                            smtp.user(),
                            smtp.password(),
                            smtp.oauth())
                    .findings(clock.instant()));
        }
        String sentHost = sent.host();
        if (sentHost == null || sentHost.isBlank()) {
            findings.add(Finding.risky(
                    "sent copies",
                    "no server keeps them, so a mail in doubt after a crash is a person's to decide; write"
                            + " dunlin.mail.sent.host"));
        } else {
            findings.addAll(new MailServer(
                            "sent copies",
                            "dunlin.mail.sent",
                            "imap",
                            sentHost,
                            sent.port(),
                            Protection.valueOf(sent.security().name()),
                            sent.user(),
                            sent.password(),
                            sent.oauth())
                    .findings(clock.instant()));
        }
        if (inbox.mailboxes().isEmpty()) {
            findings.add(Finding.risky(
                    "mail in", "no mailbox is watched; write dunlin.inbox.mailboxes[0].host and the keys around it"));
        }
        for (int i = 0; i < inbox.mailboxes().size(); i++) {
            InboxProperties.Mailbox mailbox = inbox.mailboxes().get(i);
            findings.addAll(new MailServer(
                            "mailbox " + mailbox.name(),
                            "dunlin.inbox.mailboxes[" + i + "]",
                            "imap",
                            mailbox.host(),
                            mailbox.port(),
                            Protection.valueOf(mailbox.security().name()),
                            mailbox.user(),
                            mailbox.password(),
                            mailbox.oauth())
                    .findings(clock.instant()));
        }
        return findings;
    }
}
