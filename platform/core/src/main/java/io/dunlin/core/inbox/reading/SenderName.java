package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailAddress;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words a sender may sign with, taken from the From header: a name line is then known and not guessed. */
record SenderName(Set<String> words) {

    static final SenderName UNKNOWN = new SenderName(Set.of());
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    static SenderName of(List<MailAddress> from) {
        Set<String> words = new HashSet<>();
        for (MailAddress address : from) {
            add(words, address.name(), 2);
            int at = address.address().indexOf('@');
            if (at > 0) {
                add(words, address.address().substring(0, at), 3);
                String domain = address.domain();
                add(words, domain.substring(0, Math.max(0, domain.indexOf('.'))), 4);
            }
        }
        return new SenderName(words);
    }

    /** Whether a line names the sender, in full or by one of the names. */
    boolean isIn(String line) {
        for (String word : NO_LETTERS.split(plain(line), -1)) {
            if (word.length() > 1 && (words.contains(word) || isShortFormIn(word))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line holds nothing but the sender's names and other capitalised words. */
    boolean covers(String line) {
        for (String word : NO_LETTERS.split(line.strip(), -1)) {
            boolean capital = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
            if (!word.isEmpty()
                    && !capital
                    && !word.equals("x")
                    && !word.equals("xx")
                    && !words.contains(plain(word))) {
                return false;
            }
        }
        return true;
    }

    /** An initial or a nickname begins like the name: Dorota and d.lindqvist, Bartek and Bartosz. */
    private boolean isShortFormIn(String word) {
        return word.length() >= 4
                && words.stream()
                        .anyMatch(name -> name.length() >= 5
                                && name.regionMatches(0, word, 0, 4)
                                && Math.abs(name.length() - word.length()) <= 4);
    }

    private static void add(Set<String> words, String text, int shortest) {
        for (String word : NO_LETTERS.split(plain(text), -1)) {
            if (word.length() >= shortest) {
                words.add(word);
            }
        }
    }

    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('ł', 'l').replace("ß", "ss");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }
}
