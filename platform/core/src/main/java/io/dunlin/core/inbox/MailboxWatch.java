package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.jobs.JobsProperties;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Waits in IDLE on every mailbox that offers it, so that a reply is seen at once. Only a hint: each IDLE is ended and asked
 * anew before the server drops it, a broken connection is made again with growing pauses, and the poll finds the rest.
 */
@Component
class MailboxWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailboxWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final InboxProperties properties;
    private final JobsProperties jobs;
    private final MailboxReader reader;
    private final MailboxLogin login;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable ScheduledExecutorService watchdog;
    private volatile boolean running;

    MailboxWatch(InboxProperties properties, JobsProperties jobs, MailboxReader reader, MailboxLogin login) {
        this.properties = properties;
        this.jobs = jobs;
        this.reader = reader;
        this.login = login;
    }

    @Override
    public void start() {
        running = true;
        if (!jobs.enabled()) {
            return;
        }
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("idle-watchdog").factory());
        watchdog = executor;
        properties.mailboxes().stream()
                .filter(Mailbox::idle)
                .map(mailbox -> Thread.ofPlatform()
                        .daemon()
                        .name("idle-" + mailbox.name())
                        .start(() -> watch(mailbox, executor)))
                .forEach(threads::add);
    }

    @Override
    public void stop() {
        running = false;
        if (watchdog != null) {
            watchdog.shutdownNow();
        }
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch(Mailbox mailbox, ScheduledExecutorService executor) {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try (ImapSession session =
                    login.open(mailbox, mailbox.idleRefresh().plus(PATIENCE).toMillis())) {
                IMAPFolder folder = session.folder(mailbox.intake());
                folder.open(Folder.READ_ONLY);
                pause = FIRST_PAUSE;
                while (running) {
                    reader.takeIn(mailbox);
                    idleOnce(mailbox, folder, executor);
                }
            } catch (MessagingException | JdbiException | DataAccessException | TransactionException e) {
                if (running) {
                    log.info("IDLE on {} ended ({}); asked again in {}", mailbox.name(), e.getMessage(), pause);
                }
            }
            LockSupport.parkNanos(running ? pause.toNanos() : 0);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static void idleOnce(Mailbox mailbox, IMAPFolder folder, ScheduledExecutorService executor)
            throws MessagingException {
        // Any other command from another thread ends the IDLE.
        ScheduledFuture<?> alarm =
                executor.schedule(() -> endIdle(folder), mailbox.idleRefresh().toMillis(), TimeUnit.MILLISECONDS);
        try {
            folder.idle(true);
        } finally {
            boolean cancelled = alarm.cancel(false);
            log.trace("IDLE on {} ended by news: {}", mailbox.name(), cancelled);
        }
    }

    private static void endIdle(IMAPFolder folder) {
        try {
            int messages = folder.getMessageCount();
            log.trace("{} messages when an IDLE was renewed", messages);
        } catch (MessagingException | IllegalStateException e) {
            log.debug("An IDLE that should be renewed is gone already", e);
        }
    }
}
