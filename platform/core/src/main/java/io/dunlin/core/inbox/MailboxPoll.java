package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks every mailbox for news: what IDLE may have missed is found here. Mailboxes do not wait for each other. */
@Component
class MailboxPoll implements RecurringJob {

    private final InboxProperties properties;
    private final MailboxReader reader;
    private final ClassFolders classFolders;

    MailboxPoll(InboxProperties properties, MailboxReader reader, ClassFolders classFolders) {
        this.properties = properties;
        this.reader = reader;
        this.classFolders = classFolders;
    }

    @Override
    public String name() {
        return "poll-mailboxes";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(properties.pollInterval());
    }

    @Override
    public void run() {
        List<Thread> threads = new ArrayList<>();
        for (Mailbox mailbox : properties.mailboxes()) {
            threads.add(Thread.ofVirtual().name("poll-" + mailbox.name()).start(() -> {
                reader.takeIn(mailbox, classFolders::noteMoves);
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                threads.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
