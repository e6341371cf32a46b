package io.dunlin.core.triage.classification;

import io.dunlin.core.shared.QuickPattern;
import io.dunlin.core.triage.classification.HashSink.Kind;
import io.dunlin.core.triage.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The features of a piece of text as hashes: folded words, their stems, neighbours and character sequences, negated
 * words, cues of the lexicon, and the facts found in it. Numbers are all alike here.
 */
public final class Features {

    private static final Kind WORD = Kind.of("w");
    private static final Kind STEM_OF = Kind.of("s");
    private static final Kind PAIR = Kind.of("b");
    private static final Kind STEMS = Kind.of("t");
    private static final Kind STEMS_APART = Kind.of("k");
    private static final Kind THREE_STEMS = Kind.of("3");
    private static final Kind NEGATED = Kind.of("n");
    private static final Kind CUE = Kind.of("cue");
    private static final Kind CONCEPT = Kind.of("o");
    private static final Kind CONCEPT_DENIED = Kind.of("on");
    private static final Kind CONCEPTS = Kind.of("oo");
    private static final Kind CONCEPT_IN_TENSE = Kind.of("od");
    private static final Kind FIRST = Kind.of("first");
    private static final Kind CLOSING = Kind.of("z");
    private static final Kind CUE_OF_CLOSING = Kind.of("zcue");
    private static final Kind SENDER = Kind.of("from");
    private static final Kind SEQUENCE = Kind.of("c");
    private static final Kind DATES = Kind.of("dates");
    private static final Kind TENSE = Kind.of("tense");
    private static final Kind AMOUNTS = Kind.of("amounts");
    private static final Kind INVOICES = Kind.of("invoices");
    private static final Kind LIST = Kind.of("list");
    private static final Kind PLAN = Kind.of("plan");
    private static final Kind ACCOUNTS = Kind.of("accounts");
    private static final Kind ADDRESSES = Kind.of("addresses");
    private static final Kind PHONES = Kind.of("phones");
    private static final Kind ASKS = Kind.of("asks");
    private static final Kind SHOUTS = Kind.of("shouts");
    private static final Kind LENGTH = Kind.of("length");

    private static final int LONGEST_TEXT = 6_000;
    /** What follows the last word. */
    private static final String END = "$";

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
    private static final QuickPattern NOT_THE_NAMED = QuickPattern.compile(
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
        List<String> stems = words.stream().map(Features::stem).toList();
        HashSink sink = new HashSink(words.size() * 24 + 32);
        int negatedUntil = -1;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String stem = stems.get(i);
            sink.add(WORD, word);
            sink.add(STEM_OF, stem);
            boolean last = i + 1 == words.size();
            sink.add(PAIR, word, last ? END : words.get(i + 1));
            sink.add(STEMS, stem, last ? END : stems.get(i + 1));
            if (i + 2 < words.size()) {
                sink.add(STEMS_APART, stem, stems.get(i + 2));
                sink.add(THREE_STEMS, stem, stems.get(i + 1), stems.get(i + 2));
            }
            if (i < negatedUntil) {
                sink.add(NEGATED, stem);
            }
            if (NEGATIONS.contains(word)) {
                negatedUntil = i + 1 + NEGATION_REACH;
            }
            sequences(sink, word);
        }
        for (String cue : Lexicon.CUES.in(words)) {
            sink.add(CUE, cue);
        }
        concepts(sink, words, signals);
        if (NOT_THE_NAMED.isIn(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)) {
            sink.add(CONCEPT, "notthenamed");
        }
        if (!words.isEmpty()) {
            sink.add(FIRST, words.getFirst());
        }
        signals(sink, signals, folded, words.size());
        List<String> closingWords = words(FoldedText.fold(closing));
        for (String word : closingWords) {
            sink.add(CLOSING, stem(word));
        }
        for (String cue : Lexicon.CUES.in(closingWords)) {
            sink.add(CUE_OF_CLOSING, cue);
        }
        for (String word : words(FoldedText.fold(sender))) {
            sink.add(SENDER, stem(word));
        }
        return sink.toSortedArray();
    }

    /** What the words mean, what stands after it, and whether it is denied, asked, or said of a day to come. */
    private static void concepts(HashSink sink, List<String> words, Signals signals) {
        List<Lexicon.Hit> hits = Lexicon.CONCEPTS.hits(words);
        for (int i = 0; i < hits.size(); i++) {
            Lexicon.Hit hit = hits.get(i);
            sink.add(CONCEPT, hit.name());
            if (denied(words, hit)) {
                sink.add(CONCEPT_DENIED, hit.name());
            }
            int near = 0;
            for (int k = i + 1; k < hits.size() && near < NEAR_CONCEPTS; k++) {
                Lexicon.Hit next = hits.get(k);
                if (next.start() - hit.end() > NEAR_WORDS) {
                    break;
                }
                if (next.start() >= hit.end() && !next.name().equals(hit.name())) {
                    sink.add(CONCEPTS, hit.name(), next.name());
                    near++;
                }
            }
            sink.add(CONCEPT_IN_TENSE, hit.name(), signals.tense().name());
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
        sink.addSequences(SEQUENCE, "_" + word + "_", 3, 5);
    }

    private static void signals(HashSink sink, Signals signals, String folded, int words) {
        sink.add(DATES, level(signals.dates()));
        sink.add(TENSE, signals.tense().name());
        sink.add(AMOUNTS, level(signals.amounts()));
        sink.add(INVOICES, level(signals.invoices()));
        sink.add(LIST, level(Math.min(signals.invoices(), signals.amounts())));
        sink.add(PLAN, level(Math.min(signals.dates(), signals.amounts())));
        sink.add(ACCOUNTS, level(signals.accounts()));
        sink.add(ADDRESSES, level(signals.addresses()));
        sink.add(PHONES, level(signals.phones()));
        sink.add(ASKS, folded.indexOf('?') >= 0 ? "1" : "0");
        sink.add(SHOUTS, folded.indexOf('!') >= 0 ? "1" : "0");
        sink.add(LENGTH, words < 4 ? "few" : words < 12 ? "some" : words < 40 ? "many" : "long");
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
