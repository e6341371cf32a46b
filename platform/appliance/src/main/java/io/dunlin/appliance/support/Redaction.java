package io.dunlin.appliance.support;

import java.util.regex.Pattern;

/**
 * Takes out of a text what may name a person: mail addresses, and numbers as long as those of accounts, taxpayers and
 * telephones. A second line of defence: the bundle holds no text of debtors to begin with.
 */
final class Redaction {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"'(),;:]+@[^\\s@<>\"'(),;:]+");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d.:T-])(?:[A-Z]{2})?\\d(?:[ -]?\\d){8,33}(?![\\d.:])");

    private Redaction() {}

    static String of(String text) {
        return NUMBER.matcher(ADDRESS.matcher(text).replaceAll("(address)")).replaceAll("(number)");
    }
}
