package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.text.Span;

/**
 * A class that applies to a mail.
 *
 * @param confidence the calibrated probability that it does
 * @param evidence the sentence that says so most clearly, by its place in the new text; the subject has its place before
 *     the text, so an evidence from there begins and ends at 0
 */
public record Label(ReplyClass replyClass, double confidence, Span evidence) {}
