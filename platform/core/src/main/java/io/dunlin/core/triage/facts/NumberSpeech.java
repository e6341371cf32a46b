package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.facts.NumberShape.Form;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a text speaks of a number: in a list, as of what is paid, as of what something is said of. */
final class NumberSpeech {

    private static final int FARTHEST_AHEAD = 24;
    private static final int MOST_BETWEEN = 5;
    private static final Set<String> UNTIL = Set.of("do", "to", "bis", "pana", "până", "-");

    private final NumberText line;
    private final List<NumberToken> tokens;

    NumberSpeech(NumberText line) {
        this.line = line;
        this.tokens = line.tokens();
    }

    /** "12, 13 i 15": whether only what joins stands between, and both could be of one list. */
    boolean continuesList(NumberCandidate before, NumberCandidate number) {
        int from = before.last() + 1;
        int to = number.first();
        if (before.last() == number.number() && before.end() < number.start()) {
            return true;
        }
        if (to <= from || to - from > MOST_BETWEEN) {
            return false;
        }
        boolean joined = false;
        boolean shortened = false;
        for (int i = from; i < to; i++) {
            NumberToken token = tokens.get(i);
            boolean joins = token.isWord()
                    ? token.means(NumberWord.JOIN)
                    : token.isMark(",;&+")
                            || (token.isMark("/") && before.shape().form() == Form.FIGURES);
            joined |= joins;
            shortened |= (token.isMark(".") && line.isMarkAt(i - 1, "."))
                    || (token.isMark("-") && token.end() == number.start());
            boolean passes = joins
                    || token.kind() == NumberToken.Kind.BREAK
                    || token.isMark(".-#")
                    || token.means(NumberWord.BETWEEN)
                    || token.means(NumberWord.LINK);
            if (!passes) {
                return false;
            }
        }
        boolean agrees = number.shape().agreesWith(before.shape())
                || (shortened && number.shape().form() == Form.FIGURES);
        boolean day = number.mayBeDay()
                && before.shape().form() == Form.FIGURES
                && (number.shape().parts().size() < 3 || isUntil(to - 1));
        return joined && agrees && !day;
    }

    private boolean isUntil(int at) {
        return UNTIL.contains(tokens.get(at).text());
    }

    /** Whether the word before it means something; "the" and "die" are looked past. */
    boolean follows(NumberCandidate number, NumberWord meaning) {
        int at = number.first() - 1;
        if (at >= 0 && tokens.get(at).isMark("#")) {
            at--;
        }
        for (int i = at; i >= 0 && i >= at - 2 && tokens.get(i).isWord(); i--) {
            if (tokens.get(i).means(meaning)) {
                return true;
            }
            if (!tokens.get(i).means(NumberWord.AT)) {
                return false;
            }
        }
        return false;
    }

    boolean beginsSentence(NumberCandidate number) {
        int at = number.first() - 1;
        return at < 0
                || tokens.get(at).kind() == NumberToken.Kind.BREAK
                || tokens.get(at).isMark(".!?");
    }

    /** "611 and 612 were in Friday's batch", "- 815: nie przyjmujemy". */
    boolean isSaidSomethingOf(NumberCandidate number) {
        NumberToken word = isSubject(number) ? wordBehindList(number) : null;
        return word != null && word.means(NumberWord.SAID);
    }

    boolean isSaidOfInvoicesOnly(NumberCandidate number) {
        NumberToken word = isSubject(number) ? wordBehindList(number) : null;
        return word != null && word.means(NumberWord.ONLYSAID);
    }

    private boolean isSubject(NumberCandidate number) {
        int at = number.first() - 1;
        NumberToken before = at < 0 ? null : tokens.get(at);
        return before == null
                || before.kind() == NumberToken.Kind.BREAK
                || before.isMark(".!?;:,-*•·(\"#>")
                || before.means(NumberWord.AT)
                || before.means(NumberWord.FOR)
                || before.means(NumberWord.JOIN);
    }

    /** The word that comes when the rest of a list, what stands in brackets and one dash or colon are left out. */
    private @Nullable NumberToken wordBehindList(NumberCandidate number) {
        int farthest = Math.min(tokens.size(), number.last() + 1 + FARTHEST_AHEAD);
        int at = number.last() + 1;
        for (int next = afterListed(at, farthest); next > at; next = afterListed(at, farthest)) {
            at = next;
        }
        at = afterBrackets(at, farthest);
        while (at < farthest && (tokens.get(at).isMark("-:?,)") || isLookedPast(at))) {
            at++;
        }
        return at < farthest && tokens.get(at).isWord() ? tokens.get(at) : null;
    }

    /** "a fost", "am platit": the word behind it counts. */
    private boolean isLookedPast(int at) {
        return tokens.get(at).means(NumberWord.SKIP)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isWord();
    }

    /** The place behind the next number of a list, or the same place if none follows. */
    private int afterListed(int from, int farthest) {
        int at = from;
        boolean joined = false;
        while (at < farthest && at - from < MOST_BETWEEN) {
            NumberToken token = tokens.get(at);
            if (token.isNumber()) {
                return joined ? at + 1 : from;
            }
            boolean joins = token.isMark(",;&+/.-") || token.means(NumberWord.JOIN);
            if (!joins
                    && !token.means(NumberWord.BETWEEN)
                    && !token.means(NumberWord.AT)
                    && !(token.isCapitals() && joined)) {
                return from;
            }
            joined |= joins;
            at++;
        }
        return from;
    }

    private int afterBrackets(int from, int farthest) {
        if (from >= farthest || !tokens.get(from).isMark("(")) {
            return from;
        }
        for (int at = from; at < farthest; at++) {
            if (tokens.get(at).isMark(")")) {
                return at + 1;
            }
        }
        return from;
    }

    /** Whether only marks stand before it in its line. */
    boolean headsLine(NumberCandidate number) {
        int at = number.first() - 1;
        while (at >= 0 && number.first() - at < MOST_BETWEEN && tokens.get(at).isMark("-*•·>#)")) {
            at--;
        }
        return at < 0 || tokens.get(at).kind() == NumberToken.Kind.BREAK;
    }

    boolean isBehindHash(NumberCandidate number) {
        return number.first() > 0 && tokens.get(number.first() - 1).isMark("#");
    }

    /** "Re: 77 si 79": whether the whole text is numbers, what joins them, and the marks of answers. */
    boolean isAllNumbers() {
        for (int i = 0; i < tokens.size(); i++) {
            NumberToken token = tokens.get(i);
            boolean answer = token.isWord()
                    && token.text().length() <= 4
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).isMark(":");
            boolean passes = !token.isWord()
                    || answer
                    || token.means(NumberWord.JOIN)
                    || token.means(NumberWord.BETWEEN)
                    || token.isCapitals();
            if (!passes) {
                return false;
            }
        }
        return true;
    }
}
