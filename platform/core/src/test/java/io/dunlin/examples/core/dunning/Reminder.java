package io.dunlin.examples.core.dunning;

import io.dunlin.examples.core.parties.Debtor;

public record Reminder(Debtor looksDownwards) {}
