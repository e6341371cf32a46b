package io.dunlin.ui.cases;

import io.dunlin.core.cases.CaseActs;
import io.dunlin.core.cases.CaseActs.Outcome;
import io.dunlin.core.cases.CaseActs.Seen;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.shared.Actor;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.dunning.StepNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * A case that somebody has before him. What he decides is done, unless others were at the case meanwhile: then he is told what they
 * did, and decides again.
 */
final class OpenCase {

    private final Parts parts;
    private final Seen seen;
    private final Runnable changed;

    private OpenCase(Parts parts, Seen seen, Runnable changed) {
        this.parts = parts;
        this.seen = seen;
        this.changed = changed;
    }

    /** Opens cases; to be asked before what is shown of the case is read. */
    @Component
    static class Parts {

        private final CaseActs acts;
        private final Policies policies;
        private final SignedIn signedIn;
        private final Format format;

        Parts(CaseActs acts, Policies policies, SignedIn signedIn, Format format) {
            this.acts = acts;
            this.policies = policies;
            this.signedIn = signedIn;
            this.format = format;
        }

        OpenCase open(CaseId id, Runnable changed) {
            return new OpenCase(this, acts.seen(id), changed);
        }
    }

    /** How core is asked for it. */
    @FunctionalInterface
    private interface Way {
        Outcome act(Seen seen, Actor actor, Runnable act);
    }

    /**
     * Does something new, which a closed case refuses.
     *
     * @param act says what was done
     */
    void begin(Supplier<String> act) {
        act(parts.acts::begin, seen, act);
    }

    /**
     * Ends something that is open in the case.
     *
     * @param act says what was done
     */
    void end(Supplier<String> act) {
        act(parts.acts::end, seen, act);
    }

    void changed() {
        changed.run();
    }

    private void act(Way way, Seen looked, Supplier<String> act) {
        List<String> said = new ArrayList<>();
        switch (way.act(looked, parts.signedIn.actor(), () -> said.add(act.get()))) {
            case Outcome.Done _ -> {
                Notice.done(said.getLast());
                changed.run();
            }
            case Outcome.Meanwhile meanwhile ->
                new MeanwhileDialog(
                                meanwhile,
                                new TimelineText(StepNames.of(parts.policies), parts.signedIn.people(), parts.format),
                                () -> act(way, meanwhile.seen(), act))
                        .open();
        }
    }
}
