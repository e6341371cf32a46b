package io.dunlin.ui.triage;

import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.ui.components.Texts;

/** What a decision did, in words. */
final class ActionText {

    /** Of a task, which one. */
    static String of(AppliedAction action) {
        String task = action.details().get("kind");
        return action.kind() == AppliedAction.Kind.TASK && task != null
                ? Texts.t("triage-action.task", Texts.t(action.kind()), Texts.t(CaseTask.Kind.valueOf(task)))
                : Texts.t(action.kind());
    }

    private ActionText() {}
}
