package io.dunlin.core.triage.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of months and weekdays with one letter wrong, missing, too many, or two of them swapped: {@code Apirl}, {@code Dinstag},
 * {@code miercri}. The first letter is right, as it nearly always is; short names have too many neighbours that are words.
 */
final class MisspeltDays {

    private static final int SHORTEST_MONTH = 5;
    private static final int SHORTEST_WEEKDAY = 6;

    /** Words of their own: a sack, a flake, a five, the fitting of a machine. */
    private static final Set<String> WORDS = Set.of(
            "worek",
            "worku",
            "workiem",
            "platek",
            "platku",
            "platkiem",
            "piatka",
            "piatke",
            "piatki",
            "sobotka",
            "montage",
            "sundae",
            "sobory",
            "match",
            "marka",
            "marke",
            "marki",
            "marta",
            "marte",
            "marten",
            "marcel",
            "mares",
            "mariei");

    private record Name(String word, int value) {}

    private final Map<Character, List<Name>> months = new HashMap<>();
    private final Map<Character, List<Name>> weekdays = new HashMap<>();

    void add(String word, DateWord meaning, int value) {
        if (meaning == DateWord.MONTH && word.length() >= SHORTEST_MONTH) {
            months.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(new Name(word, value));
        } else if (meaning == DateWord.WEEKDAY && word.length() >= SHORTEST_WEEKDAY) {
            weekdays.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(new Name(word, value));
        }
    }

    /** @param besideFigures whether a number stands beside it, without which no month is believed */
    Map<DateWord, Integer> meaning(String word, boolean besideFigures) {
        if (word.length() < SHORTEST_MONTH - 1 || WORDS.contains(word)) {
            return Map.of();
        }
        int weekday = valueOf(word, weekdays);
        if (weekday != DateToken.NONE) {
            return Map.of(DateWord.WEEKDAY, weekday);
        }
        int month = besideFigures ? valueOf(word, months) : DateToken.NONE;
        return month == DateToken.NONE ? Map.of() : Map.of(DateWord.MONTH, month);
    }

    private static int valueOf(String word, Map<Character, List<Name>> names) {
        for (Name name : names.getOrDefault(word.charAt(0), List.of())) {
            if (isOneSlipFrom(name.word, word)) {
                return name.value;
            }
        }
        return DateToken.NONE;
    }

    private static boolean isOneSlipFrom(String name, String word) {
        int difference = name.length() - word.length();
        if (difference < -1 || difference > 1) {
            return false;
        }
        int shorter = Math.min(name.length(), word.length());
        int same = 0;
        while (same < shorter && name.charAt(same) == word.charAt(same)) {
            same++;
        }
        if (difference != 0) {
            String longer = difference > 0 ? name : word;
            return (difference > 0 ? word : name).regionMatches(same, longer, same + 1, shorter - same);
        }
        if (name.regionMatches(same + 1, word, same + 1, shorter - same - 1)) {
            return true;
        }
        return same + 1 < shorter
                && name.charAt(same) == word.charAt(same + 1)
                && name.charAt(same + 1) == word.charAt(same)
                && name.regionMatches(same + 2, word, same + 2, shorter - same - 2);
    }
}
