package io.dunlin.core.remittances.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digits of a document's number: its groups without leading zeros, joined. {@code FV/0012/2026} and {@code 12-2026} are
 * both {@code 122026}. The database keeps the same for each receivable (column {@code number_digits}).
 */
final class NumberDigits {

    private static final Pattern GROUP = Pattern.compile("[0-9]+");

    private NumberDigits() {}

    static String of(String number) {
        return String.join("", groups(number));
    }

    static List<String> groups(String text) {
        List<String> groups = new ArrayList<>();
        Matcher matcher = GROUP.matcher(text);
        while (matcher.find()) {
            groups.add(matcher.group().replaceFirst("^0+(?=[0-9])", ""));
        }
        return groups;
    }
}
