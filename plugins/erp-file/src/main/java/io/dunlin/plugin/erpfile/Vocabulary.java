package io.dunlin.plugin.erpfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of headers and of coded values, in Polish, English and German, as shipped in {@code headers.tsv} and
 * {@code values.tsv} beside this class.
 */
final class Vocabulary {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, Field> headers = new HashMap<>();
    private final Map<String, Field> weakHeaders = new HashMap<>();
    private final Map<String, Map<String, String>> lists = new HashMap<>();

    Vocabulary() {
        for (String[] line : lines("headers.tsv")) {
            Field field = Field.find(line[0])
                    .orElseThrow(() -> new IllegalStateException("headers.tsv names an unknown field: " + line[0]));
            for (String word : line[1].split("\\|", -1)) {
                boolean weak = word.startsWith("~");
                put(weak ? weakHeaders : headers, weak ? word.substring(1) : word, field);
            }
        }
        for (String[] line : lines("values.tsv")) {
            Map<String, String> list = lists.computeIfAbsent(line[0], _ -> new HashMap<>());
            for (String word : line[2].split("\\|", -1)) {
                put(list, word, line[1]);
            }
            put(list, line[1], line[1]);
        }
    }

    /** The field that a header names beyond doubt. */
    Optional<Field> field(String header) {
        return Optional.ofNullable(headers.get(normal(header)));
    }

    /** The field that a header may name where nothing names it better, for example "Name". */
    Optional<Field> possibleField(String header) {
        return Optional.ofNullable(weakHeaders.get(normal(header)));
    }

    /** The value that a word of a list stands for, for example {@code CORRECTION} for "KOR". */
    Optional<String> value(String list, String word) {
        return Optional.ofNullable(lists.getOrDefault(list, Map.of()).get(normal(word)));
    }

    boolean names(String list, String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0))) {
            return false;
        }
        String normal = normal(text);
        return lists.getOrDefault(list, Map.of()).keySet().stream()
                .anyMatch(word -> normal.equals(word) || normal.startsWith(word + " "));
    }

    /**
     * A text for comparing: small letters without diacritics, one space for everything that is no letter or digit.
     * German vowels are the same whether written with dots or with an e.
     */
    static String normal(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replace("ł", "l").replace("ß", "ss");
        String plain = MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD))
                .replaceAll("");
        String german = plain.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        return NOT_A_WORD.matcher(german).replaceAll(" ").strip();
    }

    private static <V> void put(Map<String, V> words, String word, V value) {
        @Nullable V earlier = words.put(normal(word), value);
        if (earlier != null && !earlier.equals(value)) {
            throw new IllegalStateException("'" + word + "' stands for " + earlier + " and for " + value);
        }
    }

    private static List<String[]> lines(String resource) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The plugin's jar lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
