package io.dunlin.core.triage;

/**
 * A class of a decision with what it was read from.
 *
 * @param confidence 0 to 1; 1 where a person said so
 * @param evidence the words, empty where a person said so
 * @param start where the words begin in the new text
 * @param end where they end
 */
public record StoredLabel(ReplyClass replyClass, double confidence, String evidence, int start, int end) {

    static StoredLabel byPerson(ReplyClass replyClass) {
        return new StoredLabel(replyClass, 1, "", 0, 0);
    }
}
