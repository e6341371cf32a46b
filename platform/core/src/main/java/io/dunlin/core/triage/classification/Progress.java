package io.dunlin.core.triage.classification;

import java.util.Locale;

/** Hears how far a training is. */
@FunctionalInterface
public interface Progress {

    Progress UNHEARD = (_, _, _) -> {};

    /** What a training does, in this order. */
    enum Phase {
        READING,
        FOLDS,
        LEARNING,
        MEASURING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** So many of a phase's steps are done. */
    void done(Phase phase, int steps, int of);
}
