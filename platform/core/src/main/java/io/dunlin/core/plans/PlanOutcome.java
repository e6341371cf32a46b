package io.dunlin.core.plans;

import io.dunlin.spi.settings.LocalizedText;

/** What came of an act on a plan. */
public sealed interface PlanOutcome {

    record Done(InstalmentPlan plan) implements PlanOutcome {}

    /** Nothing was changed. */
    record Refused(LocalizedText why) implements PlanOutcome {}
}
