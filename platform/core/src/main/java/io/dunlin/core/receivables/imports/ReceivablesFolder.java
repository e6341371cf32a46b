package io.dunlin.core.receivables.imports;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.WatchedFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in the files of receivables that ERPs put into a folder, as if a person handed them in. */
@Component
class ReceivablesFolder implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ReceivablesFolder.class);
    static final Actor SELF = Actor.system("receivables-folder");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final ReceivableFiles files;
    private final Optional<WatchedFolder> watched;

    ReceivablesFolder(ReceivableFiles files, ReceivablesProperties properties, Clock clock) {
        this.files = files;
        this.watched = Optional.ofNullable(properties.folder()).map(folder -> new WatchedFolder(folder, clock));
    }

    @Override
    public String name() {
        return "watch-receivables-folder";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(LOOK_AGAIN);
    }

    @Override
    public void run() {
        watched.ifPresent(folder -> folder.takeAll(this::take));
    }

    private void take(String name, byte[] content) {
        log.info("{} was taken from the folder of receivables: {}", name, files.receiveUnattended(name, content, SELF));
    }
}
