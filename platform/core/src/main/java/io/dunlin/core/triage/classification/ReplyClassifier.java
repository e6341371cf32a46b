package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.core.triage.text.Sentences;
import io.dunlin.core.triage.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gives the classes of a reply with confidence and evidence. Immutable and thread-safe.
 * <p>
 * A class applies from where the measure F1 is best, a little below one half; those that must not be missed from a mere
 * suspicion (rule 6). What may then happen without a person is for the policy's own, higher thresholds. Where no class
 * reaches its own, the likeliest applies unless it is a mere guess.
 */
public final class ReplyClassifier {

    private static final double LIKELY = 0.42;
    private static final double SUSPECTED = 0.17;
    private static final double DISPUTE_SUSPECTED = 0.22;
    /** Likelier than not OTHER: a person sees the mail anyway, and another class needs more than a suspicion. */
    private static final double PROBABLY_OTHER = 0.5;

    private static final double AGAINST_OTHER = 0.7;
    private static final double SURE = 0.8;
    private static final double LEAST = 0.3;
    private static final double PROMISING = -1.5;
    private static final Set<String> PAYMENT_TO_COME = Set.of("paywill", "willgo", "scheduled");
    private static final Set<String> INTENDED = Set.of("paywill", "scheduled");
    private static final Pattern CLAUSE_BREAK = Pattern.compile(
            "[;:]|,(?! ?\\d)|(?<!\\d),(?= \\d)|\\s[-–]\\s|\\s(?:a|ale|wiec|but|so|and|und|aber|deshalb|also|dar|iar|deci)\\s");
    private static final Set<String> DONE = Set.of("paydone", "moneyleft");
    /** "Will be paid", "once it is settled": not done yet. */
    private static final Pattern TO_COME = Pattern.compile(
            "\\b(?:bedzie|beda|zostanie|zostana|maja? byc|jak|gdy|kiedy|jesli|will|shall|to be|gets?|getting|once|when|after|as soon as|if|wird|wirds|werden|werde|wenn|sobald|nachdem|va|vor|voi|vom|o sa|cand|dupa ce|daca)\\b|'ll\\b");

    private static final Pattern DENIED = Pattern.compile(
            "\\b(?:nie|nix|nicht|kein\\w*|not|never|nu|can't|cant|cannot|won't|wont|don't|dont)\\b(?!\\s+(?:pozniej|later|spater|mai tarziu|wczesniej|ma problem|ma spraw|problem|sprawy|only|tylko|nur|numai|forget|zapomn))");
    /** "If I am paid by Friday", "falls am 10. Geld kommt": what stands in it is a condition, not a promise. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?<![\\p{L}])(?:jesli(?! chodzi)|jezeli(?! chodzi)|gdyby|o ile|if(?! (?:not|possible|all|that's|thats|you need|needed))|unless|provided|falls|sofern|sollten?(?= )|daca(?! nu (?:mai devreme|se poate))|in caz ca)(?![\\p{L}])");
    /** Where the condition is over though no comma says so. */
    private static final Pattern THEN =
            Pattern.compile("(?<![\\p{L}])(?:to|then|i'll|we'll|i will|we will|dann|atunci)(?![\\p{L}])");

    /** "Am Freitag zahle ich bestimmt nicht", "won't pay on Friday"; "not before Friday" denies no Friday. */
    private static final Pattern PAYMENT_DENIED = Pattern.compile(
            "\\bnie (?:(?:mog|moz|dam|bed|zamierz|planuj|chc|uda)\\w{0,9} (?:\\w{1,12} )?)?(?:za|o|u|w|s|do|prze)?(?:plac|regul|lej|rozlicz)\\w{0,9}"
                    + "|\\b(?:can't|cannot|can not|cant|won't|wont|will not|unable to|not able to|not going to|couldn't|don't|not be|never) (?:\\w{1,12} ){0,2}(?:pay|paid|settle|settled|transfer|clear)\\w{0,5}"
                    + "|\\b(?:be)?(?:zahl|uberweis|begleich)\\w{0,9} (?:[\\w']{1,20} ){0,6}(?:nicht|nix|nichts|keinen cent)\\b"
                    + "|\\b(?:nicht|kein\\w{0,4}) (?:[\\w']{1,20} ){0,3}(?:zahlen|bezahlen|uberweisen|begleichen)\\b"
                    + "|\\bnu (?:(?:va|voi|vom|pot|putem|o|sa|am|avem|mai|vreau|vrem) ){0,4}(?:plat|achit|vir)\\w{0,9}");

    private static final Pattern NOT_BEFORE = Pattern.compile(
            "\\b(?:wczesniej|przed|before|until|till|vor|eher|fruher|inainte|devreme|pana|tylko|only|nur|numai)\\b");
    /** "Can I pay on the 20th?", "Pot să plătesc pe 20?": who asks does not promise. */
    private static final Pattern ASKING = Pattern.compile(
            "^\\W{0,3}(?:(?:a|i|and|und|si|dar|ale|but|hi|hello|hallo|oder|or|albo|sau)\\W{1,3})?(?:czy|mog(?:e|a|lby|labym|lbym|libysmy)|mozemy|mozna|can|could|may|might|would|is it|will you|are you|kann|konnen|konnten|konnte|darf|durfen|durften|ginge|ware|waere|wurden sie|ist es|pot|putem|as putea|am putea|se poate|ar fi|aveti|imi dati|kiedy|when|wann|cand|why|dlaczego|warum|de ce)\\b");

    private static final int LONGEST_EVIDENCE = 240;
    private final LinearModel classes;
    private final Joining joining;

    public ReplyClassifier(ReplyModel model) {
        this(model.classes(), model.joining());
    }

    ReplyClassifier(LinearModel classes, Joining joining) {
        this.classes = classes;
        this.joining = joining;
    }

    /**
     * @param written a subject that only answers ours is not read
     * @param facts those of the text
     * @param writtenOn tells which dates are past
     */
    public Classification classify(Written written, MailFacts facts, LocalDate writtenOn) {
        Pieces pieces = Pieces.of(written, facts, writtenOn);
        double[][] sentences = pieces.sentences().stream().map(classes::scores).toArray(double[][]::new);
        double[][] inputs = Joining.inputs(classes.scores(pieces.whole()), sentences, pieces);
        List<Label> all = new ArrayList<>();
        for (ReplyClass replyClass : ReplyClass.values()) {
            int k = replyClass.rank();
            all.add(new Label(replyClass, joining.probability(k, inputs[k]), evidence(pieces, sentences, k)));
        }
        boolean other = all.get(ReplyClass.OTHER.rank()).confidence() >= PROBABLY_OTHER;
        List<Label> labels = all.stream()
                .filter(label -> label.confidence()
                        >= (other && label.replyClass() != ReplyClass.OTHER
                                ? AGAINST_OTHER
                                : appliesFrom(label.replyClass(), all)))
                .toList();
        return new Classification(labels.isEmpty() ? best(all) : withoutContradiction(labels), all);
    }

    /**
     * What must not be missed applies from a suspicion on: a person sees it, for nobody acts alone on so little. Beside
     * a grave class that is sure another needs to be likely, for a person decides already.
     */
    private static double appliesFrom(ReplyClass replyClass, List<Label> all) {
        return switch (replyClass) {
            case LEGAL, INSOLVENCY, COMPLAINT -> isSurelyGraveBeside(replyClass, all) ? LIKELY : SUSPECTED;
            case WRONG_CONTACT -> SUSPECTED;
            case DISPUTE -> DISPUTE_SUSPECTED;
            default -> LIKELY;
        };
    }

    private static boolean isSurelyGraveBeside(ReplyClass replyClass, List<Label> all) {
        return all.stream()
                .anyMatch(label -> label.replyClass() != replyClass
                        && label.replyClass().alwaysForPerson()
                        && label.confidence() >= SURE);
    }

    /** Where no class is likelier than not, the likeliest, unless even that is a mere guess. */
    private static List<Label> best(List<Label> all) {
        return all.stream()
                .max(Comparator.comparingDouble(Label::confidence))
                .filter(label -> label.confidence() >= LEAST)
                .stream()
                .toList();
    }

    /** OTHER stands alone: where anything else applies, it does not. */
    private static List<Label> withoutContradiction(List<Label> labels) {
        return labels.size() > 1
                ? labels.stream()
                        .filter(label -> label.replyClass() != ReplyClass.OTHER)
                        .toList()
                : labels;
    }

    private static Span evidence(Pieces pieces, double[][] sentences, int k) {
        int best = -1;
        for (int i = 0; i < sentences.length; i++) {
            if (best < 0 || sentences[i][k] > sentences[best][k]) {
                best = i;
            }
        }
        if (best < 0) {
            return new Span(0, 0, "");
        }
        Span span = pieces.spans().get(best);
        if (span.text().length() <= LONGEST_EVIDENCE) {
            return span;
        }
        int end = span.start() == span.end() ? span.end() : span.start() + LONGEST_EVIDENCE;
        return new Span(span.start(), end, span.text().substring(0, LONGEST_EVIDENCE));
    }

    private static boolean speaksOfPart(Span sentence) {
        return concepts(sentence).contains("partly");
    }

    /** "W pt mam wypłatę, płacę w sobotę": the clauses of a sentence, so that each is judged by itself. */
    private static List<Span> clauses(Span sentence) {
        List<Span> clauses = new ArrayList<>();
        Matcher breaks = CLAUSE_BREAK.matcher(FoldedText.fold(sentence.text()));
        int from = 0;
        while (from <= sentence.text().length()) {
            int to = breaks.find() ? breaks.start() : sentence.text().length();
            clauses.add(new Span(
                    sentence.start() + from,
                    sentence.start() + to,
                    sentence.text().substring(from, to)));
            from = to == sentence.text().length() ? to + 1 : breaks.end();
        }
        return clauses;
    }

    private static boolean pays(Span clause) {
        return concepts(clause).stream().anyMatch(PAYMENT_TO_COME::contains);
    }

    /** "Jutro na pewno nie", "the first half went on Thursday", "it was to be Friday": their days promise nothing. */
    private static boolean isBarred(Span clause) {
        Set<String> concepts = concepts(clause);
        String folded = FoldedText.fold(clause.text());
        boolean done = concepts.stream().anyMatch(DONE::contains)
                && !TO_COME.matcher(folded).find();
        return concepts.stream().noneMatch(PAYMENT_TO_COME::contains)
                && (done
                        || concepts.contains("retracted")
                        || DENIED.matcher(folded).find());
    }

    /** What of a clause is a condition or a denied payment. */
    private static Optional<Span> unpromised(Span clause) {
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
        boolean denied = PAYMENT_DENIED.matcher(folded).find()
                && !NOT_BEFORE.matcher(folded).find();
        return denied ? Optional.of(clause) : Optional.empty();
    }

    private static boolean asks(Span sentence) {
        return sentence.text().stripTrailing().endsWith("?")
                && ASKING.matcher(FoldedText.fold(sentence.text())).find();
    }

    private static List<Span> barred(Span sentence, List<Span> clauses) {
        return asks(sentence)
                ? List.of(sentence)
                : Stream.concat(
                                clauses.stream().filter(ReplyClassifier::isBarred),
                                clauses.stream().flatMap(clause -> unpromised(clause).stream()))
                        .toList();
    }

    private static boolean intends(Span clause) {
        return concepts(clause).stream().anyMatch(INTENDED::contains);
    }

    private static Set<String> concepts(Span clause) {
        return Lexicon.CONCEPTS.in(Features.words(FoldedText.fold(clause.text())));
    }

    /**
     * The sentences of the text, and in which of them the model reads a promise at least as much as a payment made. They
     * only tell which date is promised: without a date there are none, and one without a date tells no more than whether
     * it speaks of a part.
     */
    public List<TaxonomyRules.PromisingSentence> promisingSentences(String text, MailFacts facts, LocalDate writtenOn) {
        return facts.dates().isEmpty()
                ? List.of()
                : Sentences.split(text).stream()
                        .limit(Pieces.MOST_SENTENCES)
                        .map(span -> promising(span, facts, writtenOn))
                        .toList();
    }

    private TaxonomyRules.PromisingSentence promising(Span span, MailFacts facts, LocalDate writtenOn) {
        if (facts.dates().stream().noneMatch(date -> span.contains(date.start()))) {
            return new TaxonomyRules.PromisingSentence(
                    span, false, List.of(), List.of(), List.of(), speaksOfPart(span));
        }
        double[] scores =
                classes.scores(Features.of(span.text(), Signals.within(facts, span.start(), span.end(), writtenOn)));
        double promise = scores[ReplyClass.PROMISE.rank()];
        List<Span> clauses = clauses(span);
        return new TaxonomyRules.PromisingSentence(
                span,
                promise > PROMISING && promise >= scores[ReplyClass.PAID_CLAIM.rank()],
                clauses.stream().filter(ReplyClassifier::pays).toList(),
                clauses.stream().filter(ReplyClassifier::intends).toList(),
                barred(span, clauses),
                speaksOfPart(span));
    }
}
