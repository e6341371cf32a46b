package io.dunlin.core.triage.facts;

import java.util.List;

/** A text and its tokens. */
record NumberText(String text, List<NumberToken> tokens) {

    static NumberText of(String text) {
        return new NumberText(text, NumberTokens.of(text));
    }

    /** False where there is no token. */
    boolean isMarkAt(int at, String marks) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isMark(marks);
    }

    /** Whether one space parts a token from a number before it. */
    boolean isNextTo(int at) {
        return tokens.get(at).start() - tokens.get(at - 1).end() == 1
                && tokens.get(at - 1).isNumber();
    }
}
