package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.util.List;

/** A labelled sentence of the corpus; no label where it carries no class. */
record CorpusSentence(String language, List<ReplyClass> labels, String text, boolean heldOut) {}
