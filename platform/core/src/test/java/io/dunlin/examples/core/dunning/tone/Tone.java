package io.dunlin.examples.core.dunning.tone;

import io.dunlin.examples.core.dunning.Reminder;
import java.util.List;

public record Tone(List<Reminder> looksBackAt, Reminder firstOfThem) {}
