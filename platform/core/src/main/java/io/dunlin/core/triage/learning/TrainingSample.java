package io.dunlin.core.triage.learning;

import io.dunlin.core.triage.ReplyClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sample as it is handed to the process that trains; without whose it is. */
public record TrainingSample(
        long id, @Nullable String language, String subject, String text, List<ReplyClass> labels, boolean keptApart) {

    public TrainingSample {
        labels = List.copyOf(labels);
    }
}
