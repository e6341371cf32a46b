package io.dunlin.ui.dunning;

/** What the days of a step count from, and in which direction. */
public enum StepWhen {
    BEFORE_DUE,
    ON_DUE,
    AFTER_DUE,
    AFTER_PREVIOUS
}
