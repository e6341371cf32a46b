package io.dunlin.core.triage.classification;

import io.dunlin.core.shared.QuickPattern;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.core.triage.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The clauses of a sentence, and what each says of a payment: that it is to come, that it was made, a denial, a condition. */
final class Clauses {

    private static final Set<String> PAYMENT_TO_COME = Set.of("paywill", "willgo", "scheduled");
    private static final Set<String> INTENDED = Set.of("paywill", "scheduled");
    private static final QuickPattern CLAUSE_BREAK = QuickPattern.compile(
            "[;:]|,(?! ?\\d)|(?<!\\d),(?= \\d)|\\s[-–]\\s|\\s(?:a|ale|wiec|but|so|and|und|aber|deshalb|also|dar|iar|deci)\\s");
    private static final Set<String> DONE = Set.of("paydone", "moneyleft");
    /** "Will be paid", "once it is settled": not done yet. */
    private static final Pattern TO_COME = Pattern.compile(
            "\\b(?:bedzie|beda|zostanie|zostana|maja? byc|jak|gdy|kiedy|jesli|will|shall|to be|gets?|getting|once|when|after|as soon as|if|wird|wirds|werden|werde|wenn|sobald|nachdem|va|vor|voi|vom|o sa|cand|dupa ce|daca)\\b|'ll\\b");

    private static final QuickPattern DENIED = QuickPattern.compile(
            "\\b(?:nie|nix|nicht|nici|ani|nor|neither|weder|kein\\w*|not|never|nu|can't|cant|cannot|won't|wont|don't|dont)\\b(?!\\s+(?:pozniej|later|spater|mai tarziu|wczesniej|ma problem|ma spraw|problem|sprawy|only|tylko|nur|numai|forget|zapomn))");
    /** "If I am paid by Friday", "falls am 10. Geld kommt": what stands in it is a condition, not a promise. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?<![\\p{L}])(?:jesli(?! chodzi)|jezeli(?! chodzi)|gdyby|o ile|if(?! (?:not|possible|all|that's|thats|you need|needed))|unless|provided|falls|sofern|sollten?(?= )|daca(?! nu (?:mai devreme|se poate))|in caz ca)(?![\\p{L}])");
    /** Where the condition is over though no comma says so. */
    private static final Pattern THEN =
            Pattern.compile("(?<![\\p{L}])(?:to|then|i'll|we'll|i will|we will|dann|atunci)(?![\\p{L}])");

    /** "Am Freitag zahle ich bestimmt nicht", "won't pay on Friday"; "not before Friday" denies no Friday. */
    private static final QuickPattern PAYMENT_DENIED = QuickPattern.compile(
            "\\bnie (?:(?:mog|moz|dam|bed|zamierz|planuj|chc|uda)\\w{0,9} (?:\\w{1,12} )?)?(?:za|o|u|w|s|do|prze)?(?:plac|regul|lej|rozlicz)\\w{0,9}"
                    + "|\\b(?:can't|cannot|can not|cant|won't|wont|will not|unable to|not able to|not going to|couldn't|don't|not be|never) (?:\\w{1,12} ){0,2}(?:pay|paid|settle|settled|transfer|clear)\\w{0,5}"
                    + "|\\b(?:be)?(?:zahl|uberweis|begleich)\\w{0,9} (?:[\\w']{1,20} ){0,6}(?:nicht|nix|nichts|keinen cent)\\b"
                    + "|\\b(?:nicht|kein\\w{0,4}) (?:[\\w']{1,20} ){0,3}(?:zahlen|bezahlen|uberweisen|begleichen)\\b"
                    + "|\\bnu (?:(?:va|voi|vom|pot|putem|o|sa|am|avem|mai|vreau|vrem) ){0,4}(?:plat|achit|vir)\\w{0,9}");

    /** "Nie będę mówić, że w piątek zapłacę, bo nie zapłacę": what is denied in the end was never promised. */
    private static final Pattern BECAUSE =
            Pattern.compile("^\\W{0,3}(?:bo|gdyz|poniewaz|because|cause|since|weil|denn|pentru ca|fiindca)\\b");

    private static final Pattern INSERTED = Pattern.compile(
            "^\\W{0,3}(?:wie|so wie|jak|tak jak|as|like|asa cum|cum) (?:sie|ihr|von|in|im|pan\\w*|panstwo|w|stoi|you|your|stated|asked|ati|cereti|scri\\w+|prosi\\w+|pisz\\w+)\\b");

    private static final Pattern NOT_BEFORE = Pattern.compile(
            "\\b(?:wczesniej|przed|before|until|till|vor|eher|fruher|inainte|devreme|pana|tylko|only|nur|numai)\\b");
    /** "Can I pay on the 20th?", "Pot să plătesc pe 20?": who asks does not promise. */
    private static final Pattern ASKING = Pattern.compile(
            "^\\W{0,3}(?:(?:a|i|and|und|si|dar|ale|but|hi|hello|hallo|oder|or|albo|sau)\\W{1,3})?(?:czy|mog(?:e|a|lby|labym|lbym|libysmy)|mozemy|mozna|can|could|may|might|would|is it|will you|are you|kann|konnen|konnten|konnte|darf|durfen|durften|ginge|ware|waere|wurden sie|ist es|pot|putem|as putea|am putea|se poate|ar fi|aveti|imi dati|kiedy|when|wann|cand|why|dlaczego|warum|de ce)\\b");

    private Clauses() {}

    static boolean speaksOfPart(Span sentence) {
        return concepts(sentence).contains("partly");
    }

    /** "W pt mam wypłatę, płacę w sobotę": the clauses of a sentence, so that each is judged by itself. */
    static List<Span> of(Span sentence) {
        List<Span> clauses = new ArrayList<>();
        QuickPattern.Search breaks = CLAUSE_BREAK.in(FoldedText.fold(sentence.text()));
        int from = 0;
        while (from <= sentence.text().length()) {
            int to = breaks.next() ? breaks.match().start() : sentence.text().length();
            clauses.add(new Span(
                    sentence.start() + from,
                    sentence.start() + to,
                    sentence.text().substring(from, to)));
            from = to == sentence.text().length() ? to + 1 : breaks.match().end();
        }
        return clauses;
    }

    static boolean pays(Span clause) {
        return concepts(clause).stream().anyMatch(PAYMENT_TO_COME::contains);
    }

    /** "Jutro na pewno nie", "the first half went on Thursday", "it was to be Friday": their days promise nothing. */
    static boolean isBarred(Span clause) {
        Set<String> concepts = concepts(clause);
        String folded = FoldedText.fold(clause.text());
        boolean done = concepts.stream().anyMatch(DONE::contains)
                && !TO_COME.matcher(folded).find();
        return concepts.stream().noneMatch(PAYMENT_TO_COME::contains)
                && (done || concepts.contains("retracted") || DENIED.isIn(folded));
    }

    /** What of a clause is a condition or a denied payment. */
    static Optional<Span> unpromised(Span clause) {
        String folded = FoldedText.fold(clause.text());
        Matcher condition = CONDITION.matcher(folded);
        if (condition.find()) {
            Matcher then = THEN.matcher(folded);
            int end = then.find(condition.end()) ? then.start() : folded.length();
            return Optional.of(new Span(
                    clause.start() + condition.start(),
                    clause.start() + end,
                    clause.text().substring(condition.start(), end)));
        }
        boolean denied =
                PAYMENT_DENIED.isIn(folded) && !NOT_BEFORE.matcher(folded).find();
        return denied ? Optional.of(clause) : Optional.empty();
    }

    static boolean asks(Span sentence) {
        return sentence.text().stripTrailing().endsWith("?")
                && ASKING.matcher(FoldedText.fold(sentence.text())).find();
    }

    static List<Span> barred(Span sentence, List<Span> clauses) {
        return asks(sentence) || clauses.stream().anyMatch(Clauses::deniesAll)
                ? List.of(sentence)
                : Stream.of(
                                clauses.stream().filter(Clauses::isBarred),
                                clauses.stream().flatMap(clause -> unpromised(clause).stream()),
                                interrupted(clauses))
                        .flatMap(Function.identity())
                        .toList();
    }

    /** "Bis Ende der Woche, wie Sie schreiben, klappt es nicht": what is denied behind an inserted clause began before it. */
    private static Stream<Span> interrupted(List<Span> clauses) {
        return IntStream.range(1, clauses.size() - 1)
                .filter(i ->
                        INSERTED.matcher(FoldedText.fold(clauses.get(i).text())).find()
                                && isBarred(clauses.get(i + 1))
                                && !pays(clauses.get(i - 1)))
                .mapToObj(i -> clauses.get(i - 1));
    }

    private static boolean deniesAll(Span clause) {
        String folded = FoldedText.fold(clause.text());
        return BECAUSE.matcher(folded).find()
                && PAYMENT_DENIED.isIn(folded)
                && !NOT_BEFORE.matcher(folded).find();
    }

    /** Whether a day at this place is part of a condition. */
    static boolean isCondition(Span clause, int at) {
        return unpromised(clause).filter(part -> part.contains(at)).isPresent();
    }

    static boolean isDenied(Span clause) {
        return DENIED.isIn(FoldedText.fold(clause.text()));
    }

    static boolean intends(Span clause) {
        return concepts(clause).stream().anyMatch(INTENDED::contains);
    }

    private static Set<String> concepts(Span clause) {
        return Lexicon.CONCEPTS.in(Features.words(FoldedText.fold(clause.text())));
    }
}
