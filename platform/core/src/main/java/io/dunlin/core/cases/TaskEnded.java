package io.dunlin.core.cases;

import io.dunlin.core.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A task of a case is open no more: somebody did it, or nobody needs to. Heard in the same transaction.
 *
 * @param outcome what came of it
 */
public record TaskEnded(
        CaseTaskId taskId, @Nullable CaseId caseId, CaseTask.Kind kind, String origin, String outcome, Actor actor) {}
