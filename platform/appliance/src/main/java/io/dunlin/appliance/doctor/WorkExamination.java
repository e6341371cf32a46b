package io.dunlin.appliance.doctor;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.inbox.InboxQueries.MailboxRow;
import io.dunlin.core.jobs.FailedJobs;
import io.dunlin.core.jobs.Maintenance;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who administers, whether anything is sent, what gave up, and when everything was last saved. */
record WorkExamination(
        Users users,
        ProductSettings settings,
        Maintenance maintenance,
        FailedJobs failedJobs,
        InboxQueries inbox,
        AuditQueries audit,
        Parties parties,
        BankAccounts accounts,
        Clock clock)
        implements Examination {

    /** The action of the audit trail that a backup leaves. */
    static final String BACKUP = "backup-written";

    private static final Duration OLD = Duration.ofDays(7);
    private static final int FAILURES_THAT_COUNT = 3;

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        long administrators = users.withRole(Role.ADMINISTRATOR).stream()
                .filter(User::enabled)
                .count();
        findings.add(
                administrators > 0
                        ? Finding.fine("users", administrators + " administrators can sign in")
                        : Finding.wrong(
                                "users",
                                "nobody administers: dunlin user add LOGIN --email ADDRESS --role ADMINISTRATOR"));
        findings.add(sending());
        findings.add(bankAccounts());
        maintenance
                .current()
                .ifPresent(now -> findings.add(Finding.risky(
                        "maintenance",
                        "since " + now.startedAt().truncatedTo(ChronoUnit.SECONDS)
                                + " no job begins; 'dunlin maintenance off' ends it")));
        long failed = failedJobs.countOpen();
        findings.add(
                failed == 0
                        ? Finding.fine("jobs", "none gave up")
                        : Finding.risky("jobs", failed + " gave up; look at them on the screen Today"));
        for (MailboxRow row : inbox.mailboxes()) {
            if (row.consecutiveFailures() >= FAILURES_THAT_COUNT) {
                findings.add(Finding.wrong(
                        "mailbox " + row.mailbox(),
                        "its folder " + row.folder() + " failed " + row.consecutiveFailures() + " times in a row: "
                                + row.lastFailure()));
            }
        }
        findings.add(backup());
        return findings;
    }

    private Finding sending() {
        SendingSettings sending = settings.get(SendingSettings.GROUP);
        if (sending.stopped()) {
            return Finding.risky("sending", "stopped by an administrator; nothing leaves");
        }
        return Finding.fine(
                "sending", sending.live() ? "on" : "off: nothing leaves for debtors until an administrator goes live");
    }

    /** Without the one no payment is read, without the other nobody is told where to pay. */
    private Finding bankAccounts() {
        if (accounts.all().isEmpty()) {
            return Finding.risky(
                    "accounts", "no bank account is known, so every statement waits; add them on the screen Creditors");
        }
        long without = parties.creditors().stream()
                .filter(creditor -> creditor.account() == null)
                .count();
        return without == 0
                ? Finding.fine("accounts", "statements are read, and debtors are told where to pay")
                : Finding.risky(
                        "accounts",
                        without
                                + " creditors have no account that debtors could pay into; write it on the screen Creditors");
    }

    private Finding backup() {
        Optional<Instant> last = audit.page(AuditQueries.Filter.action(BACKUP), new Window(0, 1)).stream()
                .map(entry -> entry.happenedAt().truncatedTo(ChronoUnit.SECONDS))
                .findFirst();
        if (last.isEmpty()) {
            return Finding.risky("backup", "none was ever written by 'dunlin backup'; write one every night");
        }
        return last.get().isBefore(clock.instant().minus(OLD))
                ? Finding.risky("backup", "the last one is of " + last.get() + "; write one every night")
                : Finding.fine("backup", "the last one is of " + last.get());
    }
}
