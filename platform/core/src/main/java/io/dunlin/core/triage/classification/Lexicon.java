package io.dunlin.core.triage.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lexicon of named phrases in a file, {@code name = phrase, phrase, ...}, of folded words. A word that ends with
 * {@code *} stands for every word with this beginning, {@code ..} for up to three words between.
 */
final class Lexicon {

    /** The cues of the classes: phrases that speak for a class. */
    static final Lexicon CUES = load("cues.txt");

    /** Concepts: what words mean, alike in every language. */
    static final Lexicon CONCEPTS = load("concepts.txt");

    private static final int GAP = 3;
    private static final int KEY = 3;
    private final Map<String, List<Entry>> byBeginning = new HashMap<>();

    private record Entry(String name, List<Part> words) {}

    /**
     * A word of a phrase.
     *
     * @param begins whether it stands for every word that begins so
     * @param gap whether it stands for a few words
     */
    private record Part(String text, boolean begins, boolean gap) {

        static Part of(String word) {
            boolean begins = word.endsWith("*");
            return new Part(begins ? word.substring(0, word.length() - 1) : word, begins, word.equals(".."));
        }

        boolean matches(String word) {
            return begins ? word.startsWith(text) : word.equals(text);
        }
    }

    /** A phrase of the lexicon in a text: from word {@code start} up to and without {@code end}. */
    record Hit(String name, int start, int end) {}

    private Lexicon(List<String> lines) {
        for (String line : lines) {
            int equals = line.indexOf('=');
            String name = line.substring(0, equals).strip();
            for (String phrase : line.substring(equals + 1).split(",", -1)) {
                List<String> words = List.of(phrase.strip().split(" +", -1));
                String first = words.getFirst().replace("*", "");
                if (words.getFirst().endsWith("*") && first.length() < KEY) {
                    throw new IllegalStateException("A phrase must begin with a word of three letters: " + phrase);
                }
                byBeginning
                        .computeIfAbsent(key(first), _ -> new ArrayList<>())
                        .add(new Entry(name, words.stream().map(Part::of).toList()));
            }
        }
    }

    /** The names of the phrases among folded words. */
    Set<String> in(List<String> words) {
        Set<String> names = new LinkedHashSet<>();
        hits(words).forEach(hit -> names.add(hit.name()));
        return names;
    }

    /** The phrases among folded words, in their order; of one name at one place the first that fits. */
    List<Hit> hits(List<String> words) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Entry entry : byBeginning.getOrDefault(key(words.get(i)), List.of())) {
                int end = fits(entry.words, 0, words, i);
                if (end >= 0) {
                    Hit hit = new Hit(entry.name, i, end);
                    if (hits.isEmpty()
                            || !(hits.getLast().name().equals(hit.name())
                                    && hits.getLast().start() == i)) {
                        hits.add(hit);
                    }
                }
            }
        }
        hits.sort(Comparator.comparingInt(Hit::start).thenComparing(Hit::name));
        return hits;
    }

    private static int fits(List<Part> phrase, int from, List<String> words, int at) {
        int i = at;
        for (int k = from; k < phrase.size(); k++) {
            if (phrase.get(k).gap()) {
                for (int skip = 0; skip <= GAP; skip++) {
                    int end = i + skip < words.size() ? fits(phrase, k + 1, words, i + skip) : -1;
                    if (end >= 0) {
                        return end;
                    }
                }
                return -1;
            }
            if (i >= words.size() || !phrase.get(k).matches(words.get(i))) {
                return -1;
            }
            i++;
        }
        return i;
    }

    private static String key(String word) {
        return word.length() <= KEY ? word : word.substring(0, KEY);
    }

    private static Lexicon load(String resource) {
        try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The application is incomplete: " + resource + " is missing");
            }
            return new Lexicon(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
