package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The features of a piece of text as hashes: folded words, their stems, neighbours and character sequences, negated
 * words, cues of the lexicon, and the facts found in it. Numbers are all alike here.
 */
public final class Features {

    private static final int LONGEST_TEXT = 6_000;
    private static final int STEM = 5;
    private static final int LONGEST_WORD = 24;
    private static final int NEGATION_REACH = 3;
    private static final int NEAR_CONCEPTS = 3;
    private static final int NEAR_WORDS = 6;
    private static final Set<String> NEGATIONS = Set.of(
            "nie",
            "bez",
            "nigdy",
            "zaden",
            "zadnej",
            "zadnych",
            "zadnego",
            "ani",
            "brak",
            "not",
            "no",
            "never",
            "don't",
            "cannot",
            "can't",
            "without",
            "none",
            "won't",
            "didn't",
            "haven't",
            "isn't",
            "dont",
            "cant",
            "nicht",
            "kein",
            "keine",
            "keinen",
            "keiner",
            "keinerlei",
            "nichts",
            "ohne",
            "nu",
            "n-am",
            "niciun",
            "nicio",
            "niciodata",
            "fara",
            "nici",
            "neither",
            "nor",
            "doesn't",
            "wasn't");

    /** "Nie jestem tą Anną Lis", "we are not Ellis Ltd", "ich bin nicht Frau Traut", "nu sunt Elena": names are told by their capitals. */
    private static final Pattern NOT_THE_NAMED = Pattern.compile(
            "(?U)\\b(?:[Nn]ie jeste(?:m|śmy)|[Jj]estem innym|[Jj]estem inną|am not|I'm not|[Ww]e are not|[Ww]e're not|bin nicht|sind nicht|[Nn]u sunt|[Nn]u suntem) (?:(?:the|tą|ta|ten|tym|die|der|das|Herr|Frau|pan|pani|panem|panią|firmą|spółką|that|domnul|doamna) ){0,2}\\p{Lu}\\p{Ll}");

    private Features() {}

    /** Hashes of all features, each once. */
    public static int[] of(String text, Signals signals) {
        return of(text, signals, "", "");
    }

    /** Those of a whole mail: also what its closing lines and its sender's address tell. */
    static int[] of(String text, Signals signals, String closing, String sender) {
        String folded = FoldedText.fold(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        List<String> words = words(folded);
        HashSink sink = new HashSink(words.size() * 24 + 32);
        int negatedUntil = -1;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String stem = stem(word);
            sink.add("w", word);
            sink.add("s", stem);
            String next = i + 1 < words.size() ? words.get(i + 1) : "$";
            sink.add("b", word, next);
            sink.add("t", stem, stem(next));
            if (i + 2 < words.size()) {
                sink.add("k", stem, stem(words.get(i + 2)));
                sink.add("3", stem, stem(next), stem(words.get(i + 2)));
            }
            if (i < negatedUntil) {
                sink.add("n", stem);
            }
            if (NEGATIONS.contains(word)) {
                negatedUntil = i + 1 + NEGATION_REACH;
            }
            sequences(sink, word);
        }
        for (String cue : Lexicon.CUES.in(words)) {
            sink.add("cue", cue);
        }
        concepts(sink, words, signals);
        if (NOT_THE_NAMED
                .matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)
                .find()) {
            sink.add("o", "notthenamed");
        }
        if (!words.isEmpty()) {
            sink.add("first", words.getFirst());
        }
        signals(sink, signals, folded, words.size());
        List<String> closingWords = words(FoldedText.fold(closing));
        for (String word : closingWords) {
            sink.add("z", stem(word));
        }
        for (String cue : Lexicon.CUES.in(closingWords)) {
            sink.add("zcue", cue);
        }
        for (String word : words(FoldedText.fold(sender))) {
            sink.add("from", stem(word));
        }
        return sink.toSortedArray();
    }

    /** What the words mean, what stands after it, and whether it is denied, asked, or said of a day to come. */
    private static void concepts(HashSink sink, List<String> words, Signals signals) {
        List<Lexicon.Hit> hits = Lexicon.CONCEPTS.hits(words);
        for (int i = 0; i < hits.size(); i++) {
            Lexicon.Hit hit = hits.get(i);
            sink.add("o", hit.name());
            if (denied(words, hit)) {
                sink.add("on", hit.name());
            }
            int near = 0;
            for (int k = i + 1; k < hits.size() && near < NEAR_CONCEPTS; k++) {
                Lexicon.Hit next = hits.get(k);
                if (next.start() - hit.end() > NEAR_WORDS) {
                    break;
                }
                if (next.start() >= hit.end() && !next.name().equals(hit.name())) {
                    sink.add("oo", hit.name(), next.name());
                    near++;
                }
            }
            sink.add("od", hit.name(), signals.tense().name());
        }
    }

    private static boolean denied(List<String> words, Lexicon.Hit hit) {
        for (int i = Math.max(0, hit.start() - NEGATION_REACH); i < hit.start(); i++) {
            if (NEGATIONS.contains(words.get(i))) {
                return true;
            }
        }
        for (int i = hit.end(); i < Math.min(words.size(), hit.end() + NEGATION_REACH); i++) {
            if (words.get(i).equals("nicht") || words.get(i).startsWith("kein")) {
                return true;
            }
        }
        return false;
    }

    private static void sequences(HashSink sink, String word) {
        if (word.length() < 3 || word.length() > LONGEST_WORD) {
            return;
        }
        String padded = "_" + word + "_";
        for (int length = 3; length <= 5; length++) {
            for (int at = 0; at + length <= padded.length(); at++) {
                sink.add("c", padded.substring(at, at + length));
            }
        }
    }

    private static void signals(HashSink sink, Signals signals, String folded, int words) {
        sink.add("dates", level(signals.dates()));
        sink.add("tense", signals.tense().name());
        sink.add("amounts", level(signals.amounts()));
        sink.add("invoices", level(signals.invoices()));
        sink.add("list", level(Math.min(signals.invoices(), signals.amounts())));
        sink.add("plan", level(Math.min(signals.dates(), signals.amounts())));
        sink.add("accounts", level(signals.accounts()));
        sink.add("addresses", level(signals.addresses()));
        sink.add("phones", level(signals.phones()));
        sink.add("asks", folded.indexOf('?') >= 0 ? "1" : "0");
        sink.add("shouts", folded.indexOf('!') >= 0 ? "1" : "0");
        sink.add("length", words < 4 ? "few" : words < 12 ? "some" : words < 40 ? "many" : "long");
    }

    private static String level(int count) {
        return count == 0 ? "0" : count == 1 ? "1" : count == 2 ? "2" : "3";
    }

    static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }

    static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < folded.length()) {
            char c = folded.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                if (c == '?' || c == '!' || c == '%' || c == '@') {
                    words.add(String.valueOf(c));
                }
                i++;
                continue;
            }
            int end = i + 1;
            while (end < folded.length() && isInner(folded, end)) {
                end++;
            }
            words.add(generalised(folded.substring(i, end)));
            i = end;
        }
        return words;
    }

    private static boolean isInner(String folded, int at) {
        char c = folded.charAt(at);
        return Character.isLetterOrDigit(c)
                || ((c == '-' || c == '\'')
                        && at + 1 < folded.length()
                        && Character.isLetterOrDigit(folded.charAt(at + 1)));
    }

    /** Numbers are alike but for their length class: what matters is that there is one. */
    private static String generalised(String word) {
        boolean figures = false;
        boolean letters = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            figures |= Character.isDigit(c);
            letters |= Character.isLetter(c);
        }
        if (!figures) {
            return word;
        }
        return letters ? "<x0>" : word.length() <= 2 ? "<00>" : word.length() <= 4 ? "<0000>" : "<0>";
    }
}
