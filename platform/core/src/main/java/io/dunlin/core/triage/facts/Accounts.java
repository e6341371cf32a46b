package io.dunlin.core.triage.facts;

import io.dunlin.spi.value.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds bank account numbers, IBAN or Polish NRB, with valid check digits; others are not mentioned. */
public final class Accounts {

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?=(?:[A-Za-z]{2}[ \\u00A0-]?)?\\d{2})(?<![\\p{L}\\d])(?:[A-Za-z]{2}[ \\u00A0-]?\\d{2}(?:[ \\u00A0-]?[A-Za-z0-9]){11,30}|\\d{2}(?:[ \\u00A0-]?\\d){24})(?![\\d])");
    private static final int SHORTEST = 15;

    private Accounts() {}

    public static List<Found<Iban>> find(String text) {
        List<Found<Iban>> found = new ArrayList<>();
        Matcher matcher = CANDIDATE.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            Found<Iban> account = longestValid(text, matcher.start(), matcher.end());
            if (account != null) {
                found.add(account);
            }
            from = account == null ? matcher.start() + 2 : account.end();
            if (from >= text.length()) {
                break;
            }
        }
        return List.copyOf(found);
    }

    /** The pattern may have swallowed the word after the number: the longest valid beginning counts. */
    private static @Nullable Found<Iban> longestValid(String text, int start, int end) {
        for (int to = end; to - start >= SHORTEST; to--) {
            if (!Character.isLetterOrDigit(text.charAt(to - 1))
                    || (to < text.length() && Character.isLetterOrDigit(text.charAt(to)))) {
                continue;
            }
            String candidate = text.substring(start, to).toUpperCase(Locale.ROOT);
            Optional<Iban> iban = Iban.find(candidate);
            if (iban.isPresent()) {
                return new Found<>(iban.get(), start, to);
            }
        }
        return null;
    }
}
