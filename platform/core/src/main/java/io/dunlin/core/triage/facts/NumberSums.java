package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.facts.NumberShape.Form;
import java.util.List;

/** Tells sums of money from numbers, and which number has a sum beside it. */
final class NumberSums {

    private static final int MOST_BETWEEN = 5;
    private static final int MOST_GROUPS = 4;

    private final NumberText line;
    private final List<NumberToken> tokens;

    NumberSums(NumberText line) {
        this.line = line;
        this.tokens = line.tokens();
    }

    /** "2.000,00 für 881", "881 mit 2.000,00", "66 = 744,00", "A/17 (1 968 zł)". */
    boolean hasSum(NumberCandidate number) {
        int before = number.first() - 1;
        while (before >= 1
                && tokens.get(before).isWord()
                && (tokens.get(before).means(NumberWord.SUMFOR)
                        || tokens.get(before).means(NumberWord.BETWEEN))) {
            if (isMoney(tokens.get(before - 1)) || isSumAt(before - 1)) {
                return true;
            }
            before--;
        }
        int farthest = Math.min(tokens.size(), number.last() + 1 + MOST_BETWEEN);
        for (int at = number.last() + 1; at < farthest; at++) {
            NumberToken token = tokens.get(at);
            if (token.isNumber()) {
                return isSumAt(at);
            }
            boolean passes =
                    token.isMark("-:=|/>;,(.…€£$") || token.means(NumberWord.SUMIS) || token.means(NumberWord.CODE);
            if (!passes) {
                return false;
            }
        }
        return false;
    }

    private boolean isSumAt(int at) {
        NumberToken token = tokens.get(at);
        if (!token.isNumber()) {
            return false;
        }
        Form form = NumberShape.of(token.text()).form();
        boolean grouped = form == Form.FIGURES && (isGroupedSum(at) || isFollowedByMoney(at) || isBehindMoney(at));
        boolean inBrackets = line.isMarkAt(at - 1, "(")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isMark(")");
        return form == Form.SUM || grouped || (form == Form.FIGURES && inBrackets);
    }

    boolean isSum(NumberCandidate number) {
        if (number.shape().form() != Form.FIGURES) {
            return false;
        }
        return isGroupedSum(number.number()) || isFollowedByMoney(number.last()) || isBehindMoney(number.number());
    }

    private boolean isFollowedByMoney(int at) {
        if (at + 1 >= tokens.size()
                || tokens.get(at + 1).start() - tokens.get(at).end() > 1) {
            return false;
        }
        NumberToken next = tokens.get(at + 1);
        boolean decimals = next.isMark(",.")
                && at + 2 < tokens.size()
                && tokens.get(at + 2).isMark("-")
                && tokens.get(at + 2).start() == next.end();
        if (decimals) {
            return true;
        }
        // "Invoice 1001 £250.00": the currency belongs to the figures behind it.
        boolean ofTheNext = at + 2 < tokens.size()
                && tokens.get(at + 2).isNumber()
                && (next.isMark("€£$")
                        || NumberShape.of(tokens.get(at + 2).text()).form() == Form.SUM);
        boolean deLei = next.text().equals("de")
                && at + 2 < tokens.size()
                && tokens.get(at + 2).text().equals("lei");
        return deLei || (isMoney(next) && !ofTheNext);
    }

    private static boolean isMoney(NumberToken token) {
        return token.isWord() ? token.means(NumberWord.MONEY) : token.isMark("€£$");
    }

    private boolean isBehindMoney(int at) {
        if (at == 0) {
            return false;
        }
        NumberToken before = tokens.get(at - 1);
        return before.isMark("€£$") || before.means(NumberWord.CODE);
    }

    /** "1 230,50", "12 400", "4 310 zł": figures in groups of three, which "501 120,00" is too. */
    private boolean isGroupedSum(int at) {
        int first = at;
        while (first > 0 && at - first < MOST_GROUPS && isGroup(first) && line.isNextTo(first) && isLead(first - 1)) {
            first--;
        }
        int last = at;
        while (last + 1 < tokens.size()
                && last - at < MOST_GROUPS
                && line.isNextTo(last + 1)
                && isGroup(last + 1)
                && isLead(last)) {
            last++;
        }
        boolean named = first > 0 && tokens.get(first - 1).means(NumberWord.INVOICE) && !isBankAccount(first - 1);
        if (first == last || named || tokens.get(first).text().startsWith("0")) {
            return false;
        }
        boolean sum = tokens.get(last).text().length() > 3 || isFollowedByMoney(last) || isBehindMoney(first);
        return sum || (tokens.get(first).text().length() <= 2 && last - first == 1);
    }

    /** "Ma Pani na rachunku 5 600 zł": the word for an invoice is that for an account, too. */
    private boolean isBankAccount(int at) {
        return at > 0
                && tokens.get(at).text().startsWith("rachun")
                && tokens.get(at - 1).text().equalsIgnoreCase("na");
    }

    private boolean isLead(int at) {
        String figures = tokens.get(at).text();
        return tokens.get(at).isNumber() && figures.length() <= 3 && NumberToken.isFigures(figures);
    }

    private boolean isGroup(int at) {
        String figures = tokens.get(at).text();
        boolean three =
                tokens.get(at).isNumber() && figures.length() >= 3 && NumberToken.isFigures(figures.substring(0, 3));
        return three && (figures.length() == 3 || (figures.length() <= 6 && ",.".indexOf(figures.charAt(3)) >= 0));
    }
}
