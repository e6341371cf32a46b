package io.dunlin.core.triage;

/**
 * The automatic answers of a class stopped by themselves: too many of its messages had been misread.
 *
 * @param counted messages of the class that the product was sure of
 * @param wrong how many of them a person read otherwise
 * @param floorPercent the share that must be right
 */
public record AnswersFrozen(ReplyClass replyClass, int counted, int wrong, int floorPercent) {}
