package io.dunlin.core.remittances.policy;

import java.util.regex.Pattern;

/**
 * Letters that stand where digits ought to be: {@code 2O26} for {@code 2026}, {@code /IO/} between numbers for {@code /10/}, and
 * {@code FOOOI65} for {@code F000165}.
 */
final class Lookalikes {

    private static final Pattern RUN = Pattern.compile("[0-9A-Z]+");
    private static final Pattern MIXED = Pattern.compile("(?=.*[0-9])(?=.*[OILSBZG])[0-9OILSBZG]+");
    /** Nothing but the two commonest, between numbers. */
    private static final Pattern BETWEEN = Pattern.compile("(?<=[0-9][/._-])[OI]{1,4}(?=[/._-][0-9])");
    /** The two commonest directly before digits, after the letters that a number begins with. */
    private static final Pattern BESIDE = Pattern.compile("(?<![OI])[OI]+(?=[0-9])");

    private static final String JOINTS = "/._-";
    private static final String LETTERS = "OILSBZG";
    private static final String DIGITS = "0115826";

    private Lookalikes() {}

    static String straighten(String text) {
        return anyBesideDigitOrJoint(text) ? straightened(text) : text;
    }

    /** Every rule below needs such a letter; most texts have none, and looking is much cheaper than the rules. */
    private static boolean anyBesideDigitOrJoint(String text) {
        for (int at = 0; at < text.length(); at++) {
            boolean lookalike = LETTERS.indexOf(text.charAt(at)) >= 0;
            if (lookalike && (isDigitOrJoint(text, at - 1) || isDigitOrJoint(text, at + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigitOrJoint(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return (c >= '0' && c <= '9') || JOINTS.indexOf(c) >= 0;
    }

    private static String straightened(String text) {
        String mixed = RUN.matcher(text)
                .replaceAll(run -> MIXED.matcher(run.group()).matches() ? digits(run.group()) : run.group());
        String between = BETWEEN.matcher(mixed).replaceAll(run -> digits(run.group()));
        return BESIDE.matcher(between).replaceAll(run -> digits(run.group()));
    }

    private static String digits(String run) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < run.length(); i++) {
            int at = LETTERS.indexOf(run.charAt(i));
            result.append(at < 0 ? run.charAt(i) : DIGITS.charAt(at));
        }
        return result.toString();
    }
}
