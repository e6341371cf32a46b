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
            "(?<![\\p{L}\\d])(?:[A-Za-z]{2}[ \\u00A0-]?\\d{2}(?:[ \\u00A0-]?[A-Za-z0-9]){11,30}|\\d{2}(?:[ \\u00A0-]?\\d){24})(?![\\d])");
    private static final int SHORTEST = 15;

    private Accounts() {}

    public static List<Found<Iban>> find(String text) {
        List<Found<Iban>> found = new ArrayList<>();
        Matcher matcher = CANDIDATE.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int from = 0;
        while (from < text.length()) {
            if (!mayBegin(text, from) || !matcher.region(from, text.length()).lookingAt()) {
                from++;
                continue;
            }
            Found<Iban> account = longestValid(text, from, matcher.end());
            if (account != null) {
                found.add(account);
            }
            from = account == null ? from + 2 : account.end();
        }
        return List.copyOf(found);
    }

    /** Two figures, perhaps behind the letters of a country: the pattern is asked about no other place. */
    private static boolean mayBegin(String text, int at) {
        if (isFigure(text, at)) {
            return isFigure(text, at + 1);
        }
        if (!isLetter(text, at) || !isLetter(text, at + 1)) {
            return false;
        }
        boolean apart = at + 2 < text.length() && " \u00A0-".indexOf(text.charAt(at + 2)) >= 0;
        int figures = apart ? at + 3 : at + 2;
        return isFigure(text, figures) && isFigure(text, figures + 1);
    }

    private static boolean isFigure(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isLetter(String text, int at) {
        return at < text.length() && ((text.charAt(at) | 0x20) >= 'a' && (text.charAt(at) | 0x20) <= 'z');
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
