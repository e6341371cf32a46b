package io.dunlin.core.triage.classification;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.dunlin.core.triage.MailUnderstanding;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.TriageView;
import io.dunlin.core.triage.facts.InvoiceNumbers;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.policy.TriageSettings;
import io.dunlin.core.triage.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How well mails are read, measured by the whole of the triage: labels, primary classes, what is decided alone, facts. */
public final class Figures {

    private static final double[] SURENESS = {0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98};
    private static final TriagePolicy POLICY = new TriagePolicy(TriageSettings.shipped());

    /** Reads with one model. */
    record Reader(MailUnderstanding understanding, ReplyClassifier classifier) {

        Reader(ReplyModel model) {
            this(new MailUnderstanding(model, Set.of(), Currency.getInstance("PLN")), new ReplyClassifier(model));
        }

        Outcome read(CorpusReading reading) {
            TriageView view = understanding.read(reading.read());
            return new Outcome(reading.mail(), view, dateOfClass(reading, view));
        }

        /** The date that would be promised had the classes been read as they are marked. */
        private @Nullable LocalDate dateOfClass(CorpusReading reading, TriageView view) {
            CorpusMail mail = reading.mail();
            LocalDate writtenOn = mail.date().toLocalDate();
            ReplyClassifier.Reading read = classifier.read(Written.of(reading.read()), view.facts(), writtenOn);
            List<Label> marked = mail.labels().stream()
                    .map(replyClass -> new Label(replyClass, 1, new Span(0, 0, "")))
                    .toList();
            return TaxonomyRules.apply(
                            new Classification(marked, marked),
                            view.nature().kind(),
                            view.facts(),
                            writtenOn,
                            read.days())
                    .promiseDate();
        }
    }

    /** Why the date of a promise was not found as marked. */
    private enum DateError {
        NOT_NAMED("no rule reads the marked date in the text"),
        NOT_CHOSEN("the marked date is read, another or none is taken"),
        CLASS("right if the class had been"),
        INVENTED("none was marked");

        private final String meaning;

        DateError(String meaning) {
            this.meaning = meaning;
        }
    }

    /**
     * What was expected of a mail and what was read.
     *
     * @param dateOfClass the date promised had the classes been read as marked
     */
    record Outcome(
            CorpusMail mail, TriageView view, @Nullable LocalDate dateOfClass) {

        boolean promises() {
            return !mail.promiseDates().isEmpty();
        }

        boolean isMarked(@Nullable LocalDate date) {
            return date != null && mail.promiseDates().contains(date.toString());
        }

        private Optional<DateError> dateError() {
            if (!promises()) {
                return view.promiseDate() == null ? Optional.empty() : Optional.of(DateError.INVENTED);
            }
            if (isMarked(view.promiseDate())) {
                return Optional.empty();
            }
            boolean named = view.facts().dates().stream()
                    .anyMatch(found -> isMarked(found.value().date()));
            return Optional.of(
                    isMarked(dateOfClass) ? DateError.CLASS : named ? DateError.NOT_CHOSEN : DateError.NOT_NAMED);
        }

        boolean right() {
            return view.classification().guess() == mail.labels().getFirst();
        }

        boolean exact() {
            return given().equals(ReplyClass.inOrder(mail.labels()));
        }

        List<ReplyClass> given() {
            return view.classification().labels().stream()
                    .map(Label::replyClass)
                    .toList();
        }

        double confidence() {
            return view.classification().labels().isEmpty()
                    ? 0
                    : view.classification().labels().getFirst().confidence();
        }

        boolean alone() {
            return POLICY.doubtAbout(view).isEmpty();
        }
    }

    /** Right, wrong and missed of a kind of fact. */
    private static final class Facts {

        private int right;
        private int wrong;
        private int missed;

        void add(Set<String> expected, Set<String> found) {
            for (String each : found) {
                if (expected.contains(each)) {
                    right++;
                } else {
                    wrong++;
                }
            }
            missed += (int)
                    expected.stream().filter(each -> !found.contains(each)).count();
        }

        String counts() {
            return String.format(Locale.ROOT, "%d right, %d invented, %d missed", right, wrong, missed);
        }

        double f1() {
            return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
        }
    }

    private final List<Outcome> outcomes = new ArrayList<>();
    private final Measure labels = new Measure();
    private final Measure primaries = new Measure();
    private final Map<String, Measure> byPart = new TreeMap<>();
    private final Map<String, Measure> primariesByPart = new TreeMap<>();
    private final Facts invoices = new Facts();
    private final Facts amounts = new Facts();

    static Figures of(List<CorpusReading> mails, ReplyModel model) {
        Reader reader = new Reader(model);
        Figures figures = new Figures();
        mails.forEach(mail -> figures.add(mail, reader));
        return figures;
    }

    void add(CorpusReading reading, Reader reader) {
        Outcome outcome = reader.read(reading);
        CorpusMail mail = outcome.mail();
        TriageView view = outcome.view();
        outcomes.add(outcome);
        List<ReplyClass> given = outcome.given();
        labels.add(mail.labels(), given);
        List<ReplyClass> primary = List.of(mail.labels().getFirst());
        List<ReplyClass> guess = List.of(view.classification().guess());
        primaries.add(primary, guess);
        for (String part : List.of(mail.language(), mail.hard() ? "hard" : "plain")) {
            byPart.computeIfAbsent(part, _ -> new Measure()).add(mail.labels(), given);
            primariesByPart.computeIfAbsent(part, _ -> new Measure()).add(primary, guess);
        }
        invoices.add(comparable(mail.invoices()), comparable(view.invoices()));
        amounts.add(Set.copyOf(mail.amounts()), sums(view));
    }

    public Measure labels() {
        return labels;
    }

    public Measure primaries() {
        return primaries;
    }

    int mails() {
        return outcomes.size();
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The tables in Markdown. */
    String tables() {
        StringBuilder text = new StringBuilder();
        long exact = outcomes.stream().filter(Outcome::exact).count();
        long right = outcomes.stream().filter(Outcome::right).count();
        long alone = outcomes.stream().filter(Outcome::alone).count();
        long aloneRight =
                outcomes.stream().filter(Outcome::alone).filter(Outcome::right).count();
        line(text, "| class | n | precision | recall | F1 | as primary: n | precision | recall | F1 |");
        line(text, "|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (ReplyClass replyClass : ReplyClass.values()) {
            line(text, "| %s | %s | %s |", replyClass, labels.row(replyClass), primaries.row(replyClass));
        }
        line(text, "| macro | | | | %.3f | | | | %.3f |", labels.macroF1(), primaries.macroF1());
        line(text, "");
        line(text, "| part | macro-F1 of labels | of primaries |");
        line(text, "|---|---:|---:|");
        byPart.forEach((part, measure) -> line(
                text,
                "| %s | %.3f | %.3f |",
                part,
                measure.macroF1(),
                measured(part).macroF1()));
        line(text, "");
        line(
                text,
                "Of %d mails the primary class is right in %d (%.3f), exactly the expected labels in %d (%.3f).",
                mails(),
                right,
                share(right, mails()),
                exact,
                share(exact, mails()));
        line(
                text,
                "Decided without a person: %d (%.3f), of these right %d (%.3f).",
                alone,
                share(alone, mails()),
                aloneRight,
                share(aloneRight, alone));
        text.append(facts());
        line(text, "");
        line(text, "| confidence at least | mails | share | right |");
        line(text, "|---:|---:|---:|---:|");
        for (double least : SURENESS) {
            List<Outcome> sure = outcomes.stream()
                    .filter(outcome -> outcome.confidence() >= least)
                    .toList();
            long sureRight = sure.stream().filter(Outcome::right).count();
            line(
                    text,
                    "| %.2f | %d | %.3f | %.3f |",
                    least,
                    sure.size(),
                    share(sure.size(), mails()),
                    share(sureRight, sure.size()));
        }
        return text.toString();
    }

    /** How well dates, invoice numbers and amounts are found, in one line. */
    String facts() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Promise dates right: %d of %d; found where none was expected: %d; right had the classes been read as marked: %d. F1 of invoice numbers %.3f (%s), of amounts %.3f.",
                count(outcome -> outcome.isMarked(outcome.view().promiseDate())),
                count(Outcome::promises),
                count(outcome -> !outcome.promises() && outcome.view().promiseDate() != null),
                count(outcome -> outcome.isMarked(outcome.dateOfClass())),
                invoices.f1(),
                invoices.counts(),
                amounts.f1());
        return text.toString();
    }

    /** Each mail that was not read as expected, with what the model saw in it. */
    String mistakes() {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : outcomes) {
            CorpusMail mail = outcome.mail();
            if (!outcome.exact()) {
                line(
                        text,
                        "%s %s%s %s%s: expected %s, read",
                        mail.id(),
                        mail.language(),
                        mail.hard() ? " hard" : "",
                        outcome.right() ? "labels" : "PRIMARY",
                        outcome.alone() ? " ALONE" : "",
                        mail.labels());
                for (Label label : outcome.view().classification().all()) {
                    boolean given = outcome.given().contains(label.replyClass());
                    if (given || label.confidence() > 0.1 || mail.labels().contains(label.replyClass())) {
                        line(
                                text,
                                "    %s%s %.2f \"%s\"",
                                given ? "" : "not ",
                                label.replyClass(),
                                label.confidence(),
                                oneLine(label.evidence().text()));
                    }
                }
                line(
                        text,
                        "    %s // %s",
                        mail.subject(),
                        oneLine(outcome.view().text()));
            }
        }
        return text.toString();
    }

    /** Each mail whose facts were not found as marked: the dates by cause, then the invoice numbers, then the amounts. */
    String missedFacts() {
        StringBuilder text = new StringBuilder();
        for (DateError error : DateError.values()) {
            List<Outcome> wrong = outcomes.stream()
                    .filter(outcome -> outcome.dateError().filter(error::equals).isPresent())
                    .toList();
            line(text, "### dates: %s (%d)", error.meaning, wrong.size());
            for (Outcome outcome : wrong) {
                line(
                        text,
                        "%s %s %s: expected %s, got %s, with the class %s, read %s%n    %s",
                        outcome.mail().id(),
                        outcome.mail().date().getDayOfWeek(),
                        outcome.mail().date().toLocalDate(),
                        outcome.mail().promiseDates(),
                        String.valueOf(outcome.view().promiseDate()),
                        String.valueOf(outcome.dateOfClass()),
                        outcome.view().facts().dates().stream()
                                .map(found -> found.value().date() + " \""
                                        + found.in(outcome.view().text()) + "\"")
                                .toList(),
                        written(outcome));
            }
        }
        differences(
                text,
                "invoices",
                outcome -> comparable(outcome.mail().invoices()),
                outcome -> comparable(outcome.view().invoices()));
        differences(text, "amounts", outcome -> Set.copyOf(outcome.mail().amounts()), outcome -> sums(outcome.view()));
        return text.toString();
    }

    private void differences(
            StringBuilder text,
            String kind,
            Function<Outcome, Set<String>> marked,
            Function<Outcome, Set<String>> read) {
        List<Outcome> wrong = outcomes.stream()
                .filter(outcome -> !marked.apply(outcome).equals(read.apply(outcome)))
                .toList();
        line(text, "### %s (%d mails)", kind, wrong.size());
        for (Outcome outcome : wrong) {
            line(
                    text,
                    "%s: missed %s, invented %s%n    %s",
                    outcome.mail().id(),
                    without(marked.apply(outcome), read.apply(outcome)),
                    without(read.apply(outcome), marked.apply(outcome)),
                    written(outcome));
        }
    }

    private static List<String> without(Set<String> these, Set<String> those) {
        return these.stream().filter(each -> !those.contains(each)).sorted().toList();
    }

    private static String written(Outcome outcome) {
        return outcome.mail().subject() + " // " + oneLine(outcome.view().text());
    }

    private static Set<String> sums(TriageView view) {
        return view.facts().amounts().stream()
                .map(found -> found.value().toString())
                .collect(Collectors.toSet());
    }

    private long count(Predicate<Outcome> predicate) {
        return outcomes.stream().filter(predicate).count();
    }

    private Measure measured(String part) {
        return primariesByPart.getOrDefault(part, new Measure());
    }

    /** The corpus marks some numbers with their series and some without, so the series does not count. */
    private static Set<String> comparable(List<String> numbers) {
        return numbers.stream().map(InvoiceNumbers::withoutSeries).collect(Collectors.toSet());
    }

    private static double share(long part, long whole) {
        return part / (double) Math.max(1, whole);
    }

    private static String oneLine(String text) {
        return text.replace("\n", " / ");
    }

    @FormatMethod
    private static void line(StringBuilder text, @FormatString String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
