package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.classification.HashSink.Kind;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.facts.NamedDate;
import io.dunlin.core.triage.facts.PromiseDates;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.core.triage.text.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A day that a mail names, as the model of promised days sees it: the words around it in their order, those of its
 * clause and of the sentences beside, what they mean and whether they are denied, asked or a condition, how far ahead it
 * lies, and which other days and sums stand beside it.
 *
 * @param near whether it is to come, and not too far ahead to be promised
 * @param barred whether what names it is denied, asked, a condition, or said of a payment already made
 * @param pays whether its clause speaks of a payment to come
 * @param intended whether its clause says what the sender will do, not what is on its way
 * @param ofPart whether the text speaks of a part of the debt
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record DayPiece(
        Found<NamedDate> day,
        int[] features,
        boolean near,
        boolean barred,
        boolean pays,
        boolean intended,
        boolean ofPart) {

    private static final Kind BEFORE = Kind.of("db");
    private static final Kind STEM_BEFORE = Kind.of("dbs");
    private static final Kind STEMS_BEFORE = Kind.of("dbt");
    private static final Kind AFTER = Kind.of("da");
    private static final Kind STEM_AFTER = Kind.of("das");
    private static final Kind STEMS_AFTER = Kind.of("dat");
    private static final Kind IN_CLAUSE = Kind.of("dc");
    private static final Kind STEM_IN_CLAUSE = Kind.of("dcs");
    private static final Kind STEMS_IN_CLAUSE = Kind.of("dct");
    private static final Kind IN_SENTENCE = Kind.of("ds");
    private static final Kind IN_SENTENCE_BEFORE = Kind.of("dsb");
    private static final Kind IN_SENTENCE_AFTER = Kind.of("dsa");
    private static final Kind CONCEPT = Kind.of("o");
    private static final Kind CONCEPTS = Kind.of("doo");
    private static final Kind CONCEPT_OF_SENTENCE = Kind.of("dos");
    private static final Kind CONCEPT_BEFORE = Kind.of("dob");
    private static final Kind CONCEPT_AFTER = Kind.of("doa");
    private static final Kind MARK = Kind.of("dm");

    private static final int REACH = 4;
    private static final int MOST_DAYS = 40;
    private static final String END = "$";
    /** Days ahead are alike up to each of these. */
    private static final int[] AHEAD = {0, 1, 4, 9, 19, 34, PromiseDates.LONGEST_DAYS_AHEAD};

    /** Those of a text, in its order; what a document bears as its date is none. */
    static List<DayPiece> of(List<Span> sentences, MailFacts facts, LocalDate writtenOn) {
        List<DayPiece> days = new ArrayList<>();
        boolean ofPart = facts.dates().stream().anyMatch(found -> !found.value().dated()) && speakOfPart(sentences);
        for (Found<NamedDate> found : facts.dates()) {
            boolean day = !found.value().dated() && days.size() < MOST_DAYS;
            for (int i = 0; day && i < sentences.size(); i++) {
                if (sentences.get(i).contains(found.start())) {
                    days.add(of(sentences, i, found, facts, writtenOn, ofPart));
                }
            }
        }
        return List.copyOf(days);
    }

    /** A day of a labelled sentence whose day of writing is not known. */
    static DayPiece of(String sentence, Found<NamedDate> found, MailFacts facts, LocalDate assumed) {
        List<Span> alone = List.of(new Span(0, sentence.length(), sentence));
        return of(alone, 0, found, facts, assumed, speakOfPart(alone));
    }

    private static boolean speakOfPart(List<Span> sentences) {
        return sentences.stream().anyMatch(Clauses::speaksOfPart);
    }

    private static DayPiece of(
            List<Span> sentences, int at, Found<NamedDate> day, MailFacts facts, LocalDate writtenOn, boolean ofPart) {
        Span sentence = sentences.get(at);
        List<Span> clauses = Clauses.of(sentence);
        Span clause = clauses.stream()
                .filter(each -> each.contains(day.start()))
                .findFirst()
                .orElse(sentence);
        boolean barred = Clauses.barred(sentence, clauses).stream().anyMatch(span -> span.contains(day.start()));
        boolean pays = Clauses.pays(clause);
        HashSink sink = new HashSink(256);
        List<String> own = words(clause, clause.start(), clause.end());
        List<String> all = words(sentence, sentence.start(), sentence.end());
        beside(sink, words(sentence, sentence.start(), day.start()).reversed(), BEFORE, STEM_BEFORE, STEMS_BEFORE);
        beside(sink, words(sentence, day.end(), sentence.end()), AFTER, STEM_AFTER, STEMS_AFTER);
        inClause(sink, own);
        all.forEach(word -> sink.add(IN_SENTENCE, Features.stem(word)));
        Lexicon.CONCEPTS.in(all).forEach(concept -> sink.add(CONCEPT_OF_SENTENCE, concept));
        neighbour(sink, sentences, at - 1, IN_SENTENCE_BEFORE, CONCEPT_BEFORE);
        neighbour(sink, sentences, at + 1, IN_SENTENCE_AFTER, CONCEPT_AFTER);
        amongOthers(sink, day.value().date(), clause, facts, writtenOn);
        sink.add(MARK, "grain", day.value().grain().name());
        mark(sink, "asks", sentence.text().stripTrailing().endsWith("?"));
        mark(sink, "barred", barred);
        mark(sink, "denied", Clauses.isDenied(clause));
        mark(sink, "pays", pays);
        mark(sink, "pays in sentence", clauses.stream().anyMatch(Clauses::pays));
        return new DayPiece(
                day,
                sink.toSortedArray(),
                PromiseDates.isPromise(day.value().date(), writtenOn),
                barred,
                pays,
                Clauses.intends(clause),
                ofPart);
    }

    private static void beside(HashSink sink, List<String> words, Kind one, Kind stem, Kind stems) {
        for (int i = 0; i < Math.min(REACH, words.size()); i++) {
            sink.add(one, String.valueOf(i), words.get(i));
            sink.add(stem, Features.stem(words.get(i)));
            if (i > 0) {
                sink.add(stems, String.valueOf(i), Features.stem(words.get(i - 1)), Features.stem(words.get(i)));
            }
        }
        if (words.size() < REACH) {
            sink.add(one, String.valueOf(words.size()), END);
        }
    }

    private static void inClause(HashSink sink, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            sink.add(IN_CLAUSE, words.get(i));
            sink.add(STEM_IN_CLAUSE, Features.stem(words.get(i)));
            if (i > 0) {
                sink.add(STEMS_IN_CLAUSE, Features.stem(words.get(i - 1)), Features.stem(words.get(i)));
            }
        }
        Set<String> concepts = Lexicon.CONCEPTS.in(words);
        for (String concept : concepts) {
            sink.add(CONCEPT, concept);
            concepts.stream()
                    .filter(other -> concept.compareTo(other) < 0)
                    .forEach(other -> sink.add(CONCEPTS, concept, other));
        }
    }

    private static void neighbour(HashSink sink, List<Span> sentences, int at, Kind stem, Kind concept) {
        if (at < 0 || at >= sentences.size()) {
            sink.add(stem, END);
            return;
        }
        List<String> words = Features.words(FoldedText.fold(sentences.get(at).text()));
        words.forEach(word -> sink.add(stem, Features.stem(word)));
        Lexicon.CONCEPTS.in(words).forEach(each -> sink.add(concept, each));
    }

    /** How far ahead, and which other days to come and sums stand beside it. */
    private static void amongOthers(HashSink sink, LocalDate date, Span clause, MailFacts facts, LocalDate writtenOn) {
        long ahead = ChronoUnit.DAYS.between(writtenOn, date);
        int step = 0;
        while (step < AHEAD.length && ahead > AHEAD[step]) {
            step++;
        }
        sink.add(MARK, "ahead", ahead < 0 ? "past" : String.valueOf(step));
        List<LocalDate> others = facts.dates().stream()
                .map(found -> found.value().date())
                .filter(each -> !each.isBefore(writtenOn) && !each.equals(date))
                .toList();
        String days = few(others.size(), 3);
        sink.add(MARK, "others", days);
        mark(sink, "earliest", others.stream().noneMatch(date::isAfter));
        mark(sink, "latest", others.stream().noneMatch(date::isBefore));
        long sums = facts.amounts().stream()
                .filter(sum -> clause.contains(sum.start()))
                .count();
        sink.add(MARK, "sums of clause", few(sums, 2));
        sink.add(MARK, "sums", few(facts.amounts().size(), 3), days);
        sink.add(MARK, "invoices", few(facts.invoices().size(), 2));
    }

    private static String few(long count, int most) {
        return String.valueOf(Math.min(most, count));
    }

    private static void mark(HashSink sink, String name, boolean holds) {
        if (holds) {
            sink.add(MARK, name);
        }
    }

    private static List<String> words(Span span, int from, int to) {
        int begin = Math.max(from, span.start());
        int end = Math.min(to, span.end());
        return begin >= end
                ? List.of()
                : Features.words(FoldedText.fold(span.text().substring(begin - span.start(), end - span.start())));
    }
}
