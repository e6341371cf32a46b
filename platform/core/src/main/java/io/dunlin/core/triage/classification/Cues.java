package io.dunlin.core.triage.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cue lexicon: phrases of Polish, English, German and Romanian that speak for a class, in {@code cues.txt}. A word
 * that ends with {@code *} stands for every word with this beginning, {@code ..} for up to three words between.
 */
final class Cues {

    private static final int GAP = 3;
    private static final Map<String, List<Cue>> BY_BEGINNING = load();

    private record Cue(String name, List<String> words) {}

    private Cues() {}

    /** The names of the cues in a text of folded words with single spaces between. */
    static Set<String> in(String text) {
        List<String> words = List.of(text.strip().split(" ", -1));
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            for (Cue cue : BY_BEGINNING.getOrDefault(key(words.get(i)), List.of())) {
                if (fits(cue.words, 0, words, i)) {
                    names.add(cue.name);
                }
            }
        }
        return names;
    }

    private static boolean fits(List<String> cue, int from, List<String> words, int at) {
        int i = at;
        for (int k = from; k < cue.size(); k++) {
            if (cue.get(k).equals("..")) {
                for (int skip = 0; skip <= GAP; skip++) {
                    if (i + skip < words.size() && fits(cue, k + 1, words, i + skip)) {
                        return true;
                    }
                }
                return false;
            }
            if (i >= words.size() || !matches(cue.get(k), words.get(i))) {
                return false;
            }
            i++;
        }
        return true;
    }

    private static boolean matches(String pattern, String word) {
        return pattern.endsWith("*")
                ? word.startsWith(pattern.substring(0, pattern.length() - 1))
                : word.equals(pattern);
    }

    private static String key(String word) {
        return word.length() <= 3 ? word : word.substring(0, 3);
    }

    private static Map<String, List<Cue>> load() {
        Map<String, List<Cue>> cues = new HashMap<>();
        for (String line : lines()) {
            int equals = line.indexOf('=');
            String name = line.substring(0, equals).strip();
            for (String phrase : line.substring(equals + 1).split(",", -1)) {
                List<String> words = List.of(phrase.strip().split(" +", -1));
                String first = words.getFirst().replace("*", "");
                if (words.getFirst().endsWith("*") && first.length() < 3) {
                    throw new IllegalStateException("A cue must begin with a word of three letters: " + phrase);
                }
                cues.computeIfAbsent(key(first), _ -> new ArrayList<>()).add(new Cue(name, words));
            }
        }
        return cues;
    }

    private static List<String> lines() {
        try (InputStream in = Cues.class.getResourceAsStream("cues.txt")) {
            if (in == null) {
                throw new IllegalStateException("The application is incomplete: cues.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
