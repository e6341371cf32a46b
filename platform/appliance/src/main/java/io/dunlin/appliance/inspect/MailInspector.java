package io.dunlin.appliance.inspect;

import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.triage.TriageJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads mails as the triage sees them. */
public final class MailInspector implements Inspector {

    private final MailReader reader;
    private final TriageJson json;

    public MailInspector(MailReader reader, TriageJson json) {
        this.reader = reader;
        this.json = json;
    }

    @Override
    public List<Found> read(Path file) {
        Reading reading;
        try {
            reading = reader.read(file);
        } catch (IOException e) {
            return List.of(new Found(json.failed(file.toString(), "The file cannot be read: " + e.getMessage()), true));
        }
        boolean failed = switch (reading) {
            case Unreadable _ -> true;
            case ReadMail _ -> false;
        };
        return List.of(new Found(json.line(file.toString(), reading), failed));
    }
}
