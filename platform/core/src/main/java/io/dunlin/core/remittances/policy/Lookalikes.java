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

    private static final String LETTERS = "OILSBZG";
    private static final String DIGITS = "0115826";

    private Lookalikes() {}

    static String straighten(String text) {
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
