package io.dunlin.core.triage.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lexicon of named phrases in a file, {@code name = phrase, phrase, ...}, of folded words. A word that ends with
 * {@code *} stands for every word with this beginning, {@code ..} for up to three words between.
 */
final class Lexicon {

    private static final Comparator<Hit> BY_PLACE =
            Comparator.comparingInt(Hit::start).thenComparing(Hit::name);
    private static final Entry[] NONE = {};

    /** The cues of the classes: phrases that speak for a class. */
    static final Lexicon CUES = load("cues.txt");

    /** Concepts: what words mean, alike in every language. */
    static final Lexicon CONCEPTS = load("concepts.txt");

    private static final int GAP = 3;
    private static final int KEY = 3;
    /** The phrases by the first letters of their first word, at the place that {@link #place} finds for these. */
    private final Entry[][] byBeginning;

    private final long[] beginnings;

    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    private record Entry(String name, Part[] words) {}

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
        Map<Long, List<Entry>> phrases = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            String name = line.substring(0, equals).strip();
            for (String phrase : line.substring(equals + 1).split(",", -1)) {
                List<String> words = List.of(phrase.strip().split(" +", -1));
                String first = words.getFirst().replace("*", "");
                if (words.getFirst().endsWith("*") && first.length() < KEY) {
                    throw new IllegalStateException("A phrase must begin with a word of three letters: " + phrase);
                }
                phrases.computeIfAbsent(key(first), _ -> new ArrayList<>())
                        .add(new Entry(name, words.stream().map(Part::of).toArray(Part[]::new)));
            }
        }
        // Four places for each, so that few have to look at a second.
        int places = Integer.highestOneBit(Math.max(1, phrases.size())) << 2;
        beginnings = new long[places];
        byBeginning = new Entry[places][];
        phrases.forEach((beginning, entries) -> {
            int place = place(beginning);
            beginnings[place] = beginning;
            byBeginning[place] = entries.toArray(NONE);
        });
    }

    /** Where what begins so stands, or would. */
    private int place(long beginning) {
        long mixed = beginning * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> Integer.SIZE) & (beginnings.length - 1);
        while (beginnings[place] != beginning && beginnings[place] != 0) {
            place = (place + 1) & (beginnings.length - 1);
        }
        return place;
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
            Entry[] entries = byBeginning[place(key(words.get(i)))];
            for (Entry entry : entries == null ? NONE : entries) {
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
        hits.sort(BY_PLACE);
        return hits;
    }

    private static int fits(Part[] phrase, int from, List<String> words, int at) {
        int i = at;
        for (int k = from; k < phrase.length; k++) {
            if (phrase[k].gap()) {
                for (int skip = 0; skip <= GAP; skip++) {
                    int end = i + skip < words.size() ? fits(phrase, k + 1, words, i + skip) : -1;
                    if (end >= 0) {
                        return end;
                    }
                }
                return -1;
            }
            if (i >= words.size() || !phrase[k].matches(words.get(i))) {
                return -1;
            }
            i++;
        }
        return i;
    }

    /** The first letters of a word as a number, which no other beginning has and which is not 0. */
    private static long key(String word) {
        long key = Math.min(word.length(), KEY) + 1L;
        for (int i = 0; i < word.length() && i < KEY; i++) {
            key = (key << Character.SIZE) | word.charAt(i);
        }
        return key;
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
