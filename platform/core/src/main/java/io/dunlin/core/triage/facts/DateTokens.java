package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.text.FoldedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Cuts a text into {@link DateToken}s; of the phrases that fit at a word the longest is taken. */
final class DateTokens {

    private static final MisspeltDays MISSPELT = new MisspeltDays();
    private static final Map<String, List<Phrase>> PHRASES = load();
    private static final Set<String> EDGES = Set.of("mid", "early", "end", "mitte", "anfang", "ende");
    private static final int MOST_TOKENS = 60_000;

    private record Phrase(List<String> words, DateWord meaning, int value) {}

    private record Raw(int start, int end, String text, boolean glued) {}

    private DateTokens() {}

    static List<DateToken> of(String text) {
        List<Raw> raw = cut(FoldedText.fold(text));
        List<DateToken> tokens = new ArrayList<>();
        int i = 0;
        while (i < raw.size()) {
            Raw first = raw.get(i);
            Map<DateWord, Integer> words = new EnumMap<>(DateWord.class);
            int length = longestPhrase(raw, i, words);
            Raw last = raw.get(i + length - 1);
            boolean number = Character.isDigit(first.text.charAt(0));
            if (words.isEmpty() && Character.isLetter(first.text.charAt(0))) {
                words.putAll(MISSPELT.meaning(first.text, isBesideFigures(raw, i)));
            }
            int value = number && first.text.length() <= 4 ? Integer.parseInt(first.text) : -1;
            String whole = length == 1 ? first.text : joined(raw, i, length);
            tokens.add(new DateToken(
                    first.start, last.end, whole, value, number ? first.text.length() : 0, first.glued, words));
            i += length;
        }
        return tokens;
    }

    private static boolean isBesideFigures(List<Raw> raw, int i) {
        boolean before = i > 0
                && (isDigit(raw.get(i - 1).text.charAt(0))
                        || (i > 1
                                && raw.get(i - 1).text.equals(".")
                                && isDigit(raw.get(i - 2).text.charAt(0))));
        return before
                || (i + 1 < raw.size()
                        && isDigit(raw.get(i + 1).text.charAt(0))
                        && raw.get(i + 1).text.length() <= 2);
    }

    private static String joined(List<Raw> raw, int from, int length) {
        return raw.subList(from, from + length).stream().map(Raw::text).collect(Collectors.joining(" "));
    }

    private static int longestPhrase(List<Raw> raw, int at, Map<DateWord, Integer> words) {
        int longest = 1;
        for (Phrase phrase : PHRASES.getOrDefault(raw.get(at).text, List.of())) {
            int length = phrase.words.size();
            if (length < longest || !fits(phrase, raw, at)) {
                continue;
            }
            if (length > longest) {
                words.clear();
                longest = length;
            }
            words.putIfAbsent(phrase.meaning, phrase.value);
        }
        return longest;
    }

    private static boolean fits(Phrase phrase, List<Raw> raw, int at) {
        if (at + phrase.words.size() > raw.size()) {
            return false;
        }
        for (int k = 1; k < phrase.words.size(); k++) {
            if (!phrase.words.get(k).equals(raw.get(at + k).text)) {
                return false;
            }
        }
        return true;
    }

    private static List<Raw> cut(String folded) {
        List<Raw> raw = new ArrayList<>();
        int i = 0;
        boolean glued = false;
        while (i < folded.length() && raw.size() < MOST_TOKENS) {
            char c = folded.charAt(i);
            if (Character.isWhitespace(c)) {
                glued = false;
                i++;
                continue;
            }
            int end = i + 1;
            if (isDigit(c)) {
                while (end < folded.length() && isDigit(folded.charAt(end))) {
                    end++;
                }
            } else if (Character.isLetter(c)) {
                end = wordEnd(folded, i);
            }
            raw.add(new Raw(i, end, folded.substring(i, end), glued));
            glued = true;
            i = end;
        }
        return raw;
    }

    private static int wordEnd(String folded, int from) {
        int end = from;
        while (end < folded.length()) {
            char c = folded.charAt(end);
            boolean inner = (c == '-' || c == '\'')
                    && end + 1 < folded.length()
                    && Character.isLetter(folded.charAt(end + 1))
                    && !isGenitive(folded, end)
                    && !joinsTwo(folded, from, end);
            if (!Character.isLetter(c) && !inner) {
                break;
            }
            end++;
        }
        return end;
    }

    /** English "Friday's" is a Friday. */
    private static boolean isGenitive(String folded, int apostrophe) {
        return folded.charAt(apostrophe) == '\'' && folded.charAt(apostrophe + 1) == 's';
    }

    /** {@code mid-November}, {@code dwa-trzy}: two words, of which the hyphen makes no third. */
    private static boolean joinsTwo(String folded, int from, int hyphen) {
        if (folded.charAt(hyphen) != '-') {
            return false;
        }
        int end = hyphen + 1;
        while (end < folded.length() && Character.isLetter(folded.charAt(end))) {
            end++;
        }
        String first = folded.substring(from, hyphen);
        String second = folded.substring(hyphen + 1, end);
        boolean range = means(first, DateWord.NUMBER) && means(second, DateWord.NUMBER);
        return (range && !means(folded.substring(from, end), DateWord.NUMBER))
                || (EDGES.contains(first) && means(second, DateWord.MONTH));
    }

    private static boolean means(String word, DateWord meaning) {
        return PHRASES.getOrDefault(word, List.of()).stream()
                .anyMatch(phrase -> phrase.meaning == meaning && phrase.words.size() == 1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, List<Phrase>> load() {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        for (String line : WordList.lines("date-words.txt")) {
            int equals = line.indexOf('=');
            String[] head = line.substring(0, equals).strip().split(" ", -1);
            DateWord meaning = DateWord.valueOf(head[0].toUpperCase(Locale.ROOT));
            int value = Integer.parseInt(head[1]);
            for (String phrase : line.substring(equals + 1).split(",", -1)) {
                List<String> words = List.of(phrase.strip().split(" ", -1));
                phrases.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                        .add(new Phrase(words, meaning, value));
                if (words.size() == 1) {
                    MISSPELT.add(words.getFirst(), meaning, value);
                }
            }
        }
        return phrases;
    }
}
