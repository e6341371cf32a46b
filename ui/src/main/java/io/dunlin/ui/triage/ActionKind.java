package io.dunlin.ui.triage;

import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.ui.components.Texts;
import java.util.Arrays;
import java.util.Optional;

/** What a decision did. */
public enum ActionKind {
    HOLD,
    PROMISE,
    DISPUTE,
    TASK,
    PLAN,
    NEXT_CHANNEL,
    RETRY_LATER,
    SEARCH_CREDITS,
    PROPOSED_CONTACT,
    CONTACT,
    ANSWER,
    ADVICE,
    ABSENCE;

    /** What was done; of a task, which one. */
    static String textOf(AppliedAction action) {
        String task = action.details().getOrDefault("kind", "");
        Optional<String> named = Arrays.stream(CaseTask.Kind.values())
                .filter(kind -> action.kind().equals(TASK.name()) && kind.name().equals(task))
                .findFirst()
                .map(kind -> Texts.t("triage-action.task", Texts.t(TASK), Texts.t(kind)));
        return named.orElseGet(() -> ofKind(action));
    }

    private static String ofKind(AppliedAction action) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(action.kind()))
                .findFirst()
                .map(Texts::t)
                .orElse(action.kind());
    }
}
