package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.facts.NumberShape.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What figures are when they are no number of an invoice: days, counts, telephones, places. */
final class OtherFigures {

    private static final int SHORTEST_TELEPHONE = 9;
    private static final int LONGEST_TELEPHONE = 12;
    private static final Set<String> STREETS = Set.of(
            "strase",
            "straße",
            "weg",
            "platz",
            "gasse",
            "allee",
            "damm",
            "ufer",
            "road",
            "street",
            "lane",
            "avenue",
            "close",
            "way",
            "house",
            "court",
            "drive",
            "gardens",
            "terrace",
            "crescent",
            "grove");

    /** Before a postal code: "in 99998 Kleinroda", "w 00-950 Warszawie". */
    private static final Set<String> IN = Set.of("in", "w", "aus", "nach", "z", "din", "la");

    private static final Pattern STATUS_CODE = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    private final NumberText line;
    private final List<NumberToken> tokens;

    OtherFigures(NumberText line) {
        this.line = line;
        this.tokens = line.tokens();
    }

    boolean isDay(NumberCandidate number) {
        int next = number.last() + 1;
        if (number.mayBeDay() && next < tokens.size() && isTime(tokens.get(next))) {
            return true;
        }
        if (next < tokens.size() && tokens.get(next).isMark(".")) {
            next++;
        }
        return number.isShort()
                && next < tokens.size()
                && tokens.get(next).isWord()
                && tokens.get(next).means(NumberWord.MONTH);
    }

    boolean isCount(NumberCandidate number) {
        boolean ending = number.shape().parts().size() == 2
                && number.shape().parts().getFirst().length() <= 2;
        if (number.shape().form() == Form.COUNT || (number.shape().form() == Form.SERIES && ending)) {
            String letters = number.shape().parts().getLast();
            Set<NumberWord> meanings = NumberWord.meaningsOf(letters);
            return meanings.contains(NumberWord.COUNT) || meanings.contains(NumberWord.MONEY);
        }
        int next = number.last() + 1;
        if (number.shape().form() != Form.FIGURES || number.value().length() > 4 || next >= tokens.size()) {
            return false;
        }
        if (tokens.get(next).isMark("%")) {
            return true;
        }
        if (tokens.get(next).isMark("-")
                && next + 1 < tokens.size()
                && tokens.get(next).end() == tokens.get(next + 1).start()) {
            next++;
        }
        return NumberWord.meaningsOf(tokens.get(next).text()).contains(NumberWord.COUNT);
    }

    /** "601 223 118", "0171 5550123": groups of figures with single spaces. */
    boolean isTelephone(NumberCandidate number) {
        int first = number.number();
        int last = number.last();
        int figures = number.value().length();
        if (!NumberToken.isFigures(number.value())) {
            return number.start() > 0 && line.text().charAt(number.start() - 1) == '+';
        }
        while (first > 0
                && figures <= LONGEST_TELEPHONE
                && line.isNextTo(first)
                && NumberToken.isFigures(tokens.get(first - 1).text())) {
            first--;
            figures += tokens.get(first).text().length();
        }
        while (last + 1 < tokens.size()
                && figures <= LONGEST_TELEPHONE
                && line.isNextTo(last + 1)
                && NumberToken.isFigures(tokens.get(last + 1).text())) {
            last++;
            figures += tokens.get(last).text().length();
        }
        boolean groups =
                last - first >= 2 || (last > first && tokens.get(first).text().startsWith("0"));
        boolean plus = first > 0 && tokens.get(first - 1).isMark("+");
        return plus
                || (figures >= SHORTEST_TELEPHONE && groups && number.value().length() > 1);
    }

    /** "[#DST-22817]": what a desk's system puts into subjects to know its own threads. */
    boolean isTicket(NumberCandidate number) {
        int before = number.first() - 1;
        if (before >= 0 && tokens.get(before).isMark("#")) {
            before--;
        }
        int after = number.last() + 1;
        return before >= 0
                && tokens.get(before).isMark("[")
                && after < tokens.size()
                && tokens.get(after).isMark("]");
    }

    boolean isPartOfSomething(NumberCandidate number) {
        char before = number.start() > 0 ? line.text().charAt(number.start() - 1) : ' ';
        char after = number.end() < line.text().length() ? line.text().charAt(number.end()) : ' ';
        int previous = number.first() - 1;
        // "FV/2026/DT/604 / 605" names one number.
        boolean behindStroke = previous > 0
                && tokens.get(previous).isMark("/")
                && tokens.get(previous - 1).isNumber()
                && NumberShape.of(tokens.get(previous - 1).text()).form() != Form.FIGURES;
        return behindStroke
                || isReplyCode(number)
                || "@+".indexOf(before) >= 0
                || "@%".indexOf(after) >= 0
                || (after == ':' && isTime(number));
    }

    /** Of a mail server: "554 5.7.1" (RFC 3463). */
    private boolean isReplyCode(NumberCandidate number) {
        int next = number.last() + 1;
        return number.value().length() == 3
                && next < tokens.size()
                && STATUS_CODE.matcher(tokens.get(next).text()).matches();
    }

    /** "13/04/2026 16:44". */
    private boolean isTime(NumberToken token) {
        return token.isNumber()
                && token.text().length() <= 2
                && token.end() + 1 < line.text().length()
                && line.text().charAt(token.end()) == ':'
                && Character.isDigit(line.text().charAt(token.end() + 1));
    }

    private boolean isTime(NumberCandidate number) {
        return number.isShort()
                && number.end() + 1 < line.text().length()
                && Character.isDigit(line.text().charAt(number.end() + 1));
    }

    /** A house or a postal code: "Gartenweg 17", "118 Moss Road", ", 73728 Esslingen". */
    boolean isPlace(NumberCandidate number) {
        String value = number.value();
        boolean house = value.length() <= 5;
        int before = number.first() - 1;
        if (house && before >= 0 && isStreet(tokens.get(before))) {
            return true;
        }
        int next = number.last() + 1;
        boolean named = next < tokens.size() && isName(tokens.get(next));
        if (house
                && named
                && (isStreet(tokens.get(next)) || (next + 1 < tokens.size() && isStreet(tokens.get(next + 1))))) {
            return true;
        }
        boolean code = (value.length() == 5 && NumberToken.isFigures(value)) || value.matches("\\d{2}-\\d{3}");
        boolean apart = before < 0
                || tokens.get(before).isMark(",")
                || IN.contains(tokens.get(before).text())
                || tokens.get(before).kind() == NumberToken.Kind.BREAK;
        return (code && named && apart && before > 0) || isCodeBehindHouse(value, before);
    }

    boolean isBeforeName(NumberCandidate number) {
        int next = number.last() + 1;
        return next < tokens.size() && isName(tokens.get(next));
    }

    /** "Str. Tiparului 5, 030001". */
    private boolean isCodeBehindHouse(String value, int before) {
        return (value.length() == 5 || value.length() == 6)
                && NumberToken.isFigures(value)
                && before >= 2
                && tokens.get(before).isMark(",")
                && tokens.get(before - 1).isNumber()
                && tokens.get(before - 1).text().length() <= 3
                && isName(tokens.get(before - 2));
    }

    private static boolean isStreet(NumberToken token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        return token.isWord()
                && Character.isUpperCase(token.text().charAt(0))
                && STREETS.stream().anyMatch(word::endsWith);
    }

    private static boolean isName(NumberToken token) {
        return token.isWord()
                && token.text().length() > 2
                && Character.isUpperCase(token.text().charAt(0))
                && Character.isLowerCase(token.text().charAt(1));
    }
}
