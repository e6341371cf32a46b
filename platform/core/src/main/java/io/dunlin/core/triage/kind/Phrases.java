package io.dunlin.core.triage.kind;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named lists of folded phrases, a phrase a line under {@code [name]}; looked for as they stand, without patterns. */
final class Phrases {

    private final Map<String, List<String>> lists;

    private Phrases(Map<String, List<String>> lists) {
        this.lists = lists;
    }

    static Phrases load(String resource) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text(resource).lines().toList()) {
            String phrase = line.strip();
            if (phrase.startsWith("[") && phrase.endsWith("]")) {
                current = lists.computeIfAbsent(phrase.substring(1, phrase.length() - 1), _ -> new ArrayList<>());
            } else if (!phrase.isEmpty() && !phrase.startsWith("#")) {
                current.add(phrase.replace('~', ' '));
            }
        }
        return new Phrases(lists);
    }

    boolean anyIn(String folded, String list) {
        for (String phrase : get(list)) {
            if (folded.contains(phrase)) {
                return true;
            }
        }
        return false;
    }

    boolean anyStarts(String folded, String list) {
        return get(list).stream().anyMatch(folded::startsWith);
    }

    long countIn(String folded, String list) {
        return get(list).stream().filter(folded::contains).count();
    }

    /** The first of the lists, in the order of the file, that begins with the prefix and has a phrase in the text. */
    Optional<String> firstListIn(String folded, String prefix) {
        return lists.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> anyIn(folded, name))
                .map(name -> name.substring(prefix.length()))
                .findFirst();
    }

    private List<String> get(String list) {
        List<String> phrases = lists.get(list);
        if (phrases == null) {
            throw new IllegalStateException("No list of phrases named " + list);
        }
        return phrases;
    }

    private static String text(String resource) {
        try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The application is incomplete: " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
