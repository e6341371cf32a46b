package io.dunlin.examples.core.dunning;

import io.dunlin.examples.core.dunning.tone.Tone;
import io.dunlin.examples.core.parties.Debtor;

public record Reminder(Debtor looksDownwards, Tone tone) {}
