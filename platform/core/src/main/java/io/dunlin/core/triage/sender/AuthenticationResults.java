package io.dunlin.core.triage.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field Authentication-Results, taken apart by its grammar (RFC 8601): a server's name, then one result after each
 * semicolon. A result of DMARC is only what begins as one. Its comments, its quotes and the properties of other methods
 * repeat what a stranger said: {@code smtp.mailfrom=dmarc=pass@evil.example} is a sender's address and no result.
 */
final class AuthenticationResults {

    private static final Pattern DMARC = Pattern.compile("(?i)^dmarc(?:\\s*/\\s*[0-9]+)?\\s*=\\s*([a-z]+)");
    private static final Pattern AUTHOR = Pattern.compile("(?i)\\sheader\\.from\\s*=\\s*(\\S+)");

    private final List<String> parts;

    AuthenticationResults(String value) {
        this.parts = parts(value);
    }

    /**
     * A result of DMARC.
     *
     * @param word in small letters, for example {@code pass}
     * @param author the domain that it is about, in small letters; null where the server does not say
     */
    record Dmarc(String word, @Nullable String author) {}

    /** Whether a server of this name, in small letters, wrote it. */
    boolean isBy(String server) {
        String by = parts.getFirst().toLowerCase(Locale.ROOT);
        return by.equals(server) || by.startsWith(server + " ");
    }

    Optional<Dmarc> dmarc() {
        for (String part : parts.subList(1, parts.size())) {
            Matcher result = DMARC.matcher(part);
            if (result.find()) {
                Matcher author = AUTHOR.matcher(part);
                return Optional.of(new Dmarc(
                        result.group(1).toLowerCase(Locale.ROOT),
                        author.find() ? author.group(1).toLowerCase(Locale.ROOT) : null));
            }
        }
        return Optional.empty();
    }

    /** Without comments; of what is quoted only letters that mean nothing here. */
    private static List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int comments = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '\\' && (quoted || comments > 0)) {
                i++;
            } else if (quoted) {
                quoted = letter != '"';
                part.append(quoted ? harmless(letter) : "");
            } else if (letter == '(') {
                comments++;
                part.append(' ');
            } else if (comments > 0) {
                comments -= letter == ')' ? 1 : 0;
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == ';') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private static String harmless(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '.' || letter == '-' ? String.valueOf(letter) : "_";
    }
}
