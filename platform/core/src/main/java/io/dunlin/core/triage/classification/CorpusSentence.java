package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.util.List;

/**
 * A labelled sentence of the corpus; no label where it carries no class.
 *
 * @param block sentences that stand near each other in one file, and so may resemble each other
 */
record CorpusSentence(String language, List<ReplyClass> labels, String text, String block, boolean heldOut) {}
