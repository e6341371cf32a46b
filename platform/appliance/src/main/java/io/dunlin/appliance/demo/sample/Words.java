package io.dunlin.appliance.demo.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Lists of words, one a line; lines that begin with # are notes. */
final class Words {

    private Words() {}

    static List<String> of(String resource) {
        return text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(String::strip)
                .toList();
    }

    static String text(String resource) {
        try (InputStream stream = Words.class.getResourceAsStream("/demo/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException("The application lacks its own file /demo/" + resource);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** As it would stand in a mail domain: "Żwirex Pomorze" is "zwirex-pomorze". */
    static String slug(String text) {
        return plain(text)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** Without marks on letters. */
    static String plain(String text) {
        String marked = text.replace('ł', 'l')
                .replace('Ł', 'L')
                .replace("ß", "ss")
                .replace('ø', 'o')
                .replace('æ', 'e');
        return Normalizer.normalize(marked, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
