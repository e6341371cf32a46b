package io.dunlin.core.triage.classification;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.dunlin.core.triage.MailUnderstanding;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.TriageView;
import io.dunlin.core.triage.facts.InvoiceNumbers;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.policy.TriageSettings;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How well mails are read, measured by the whole of the triage: labels, primary classes, what is decided alone, facts. */
public final class Figures {

    private static final double[] SURENESS = {0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98};
    private static final TriagePolicy POLICY = new TriagePolicy(TriageSettings.shipped());

    /** Reads with one model. */
    record Reader(MailUnderstanding understanding) {

        Reader(ReplyModel model) {
            this(new MailUnderstanding(model, Set.of(), Currency.getInstance("PLN")));
        }
    }

    /** What was expected of a mail and what was read. */
    record Outcome(CorpusMail mail, TriageView view) {

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
    private int promises;
    private int promisesRight;
    private int promisesInvented;

    static Figures of(List<CorpusReading> mails, ReplyModel model) {
        Reader reader = new Reader(model);
        Figures figures = new Figures();
        mails.forEach(mail -> figures.add(mail, reader));
        return figures;
    }

    void add(CorpusReading reading, Reader reader) {
        CorpusMail mail = reading.mail();
        TriageView view = reader.understanding().read(reading.read());
        Outcome outcome = new Outcome(mail, view);
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
        Set<String> sums = new HashSet<>();
        view.facts().amounts().forEach(found -> sums.add(found.value().toString()));
        amounts.add(Set.copyOf(mail.amounts()), sums);
        if (!mail.promiseDates().isEmpty()) {
            promises++;
            promisesRight += view.promiseDate() != null
                            && mail.promiseDates().contains(view.promiseDate().toString())
                    ? 1
                    : 0;
        } else if (view.promiseDate() != null) {
            promisesInvented++;
        }
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
        line(
                text,
                "Promise dates right: %d of %d; found where none was expected: %d. F1 of invoice numbers %.3f, of amounts %.3f.",
                promisesRight,
                promises,
                promisesInvented,
                invoices.f1(),
                amounts.f1());
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

    /** Each mail whose facts were not found as expected. */
    String missedFacts() {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : outcomes) {
            CorpusMail mail = outcome.mail();
            TriageView view = outcome.view();
            List<String> sums = view.facts().amounts().stream()
                    .map(found -> found.value().toString())
                    .toList();
            String date = view.promiseDate() == null ? "" : view.promiseDate().toString();
            boolean dateRight = mail.promiseDates().isEmpty()
                    ? date.isEmpty()
                    : mail.promiseDates().contains(date);
            if (!dateRight
                    || !comparable(mail.invoices()).equals(comparable(view.invoices()))
                    || !Set.copyOf(mail.amounts()).equals(Set.copyOf(sums))) {
                line(
                        text,
                        "%s: %sexpected %s %s %s, found %s %s %s%n    %s %s // %s",
                        mail.id(),
                        dateRight ? "" : "DATE ",
                        mail.promiseDates(),
                        mail.invoices(),
                        mail.amounts(),
                        date,
                        view.invoices(),
                        sums,
                        mail.date().toLocalDate(),
                        mail.subject(),
                        oneLine(mail.newText()));
            }
        }
        return text.toString();
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
