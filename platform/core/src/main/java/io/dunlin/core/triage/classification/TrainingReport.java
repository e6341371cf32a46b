package io.dunlin.core.triage.classification;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.MailFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Measures a model on the held-out part of the corpus and writes the figures down. */
public final class TrainingReport {

    private static final double[] SURENESS = {0.5, 0.7, 0.85, 0.95, 0.98};

    /** Figures of held-out mails: labels, primary classes, and both by language. */
    public record Figures(
            Measure labels, Measure primaries, Map<String, Measure> byLanguage, List<Reading> readings, int exact) {

        public Figures {
            byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
            readings = List.copyOf(readings);
        }

        public int mails() {
            return readings.size();
        }
    }

    /** How sure the primary class of a mail was, and whether it was right. */
    public record Reading(double confidence, boolean right) {

        static Reading of(CorpusMail mail, Classification ruled) {
            return new Reading(
                    ruled.labels().isEmpty() ? 0 : ruled.labels().getFirst().confidence(),
                    ruled.guess() == mail.labels().getFirst());
        }
    }

    private TrainingReport() {}

    static String of(Corpus corpus, ReplyModel model, Figures folds) {
        Figures mails =
                mails(corpus.mails().stream().filter(CorpusMail::heldOut).toList(), model);
        Map<String, Measure> sentenceLanguages = new TreeMap<>();
        Measure sentences = sentences(corpus, model, sentenceLanguages);
        StringBuilder report = new StringBuilder();
        line(report, "# How well the shipped model reads");
        line(report, "");
        line(
                report,
                "Written by the training command; do not edit. Corpus %s: %d sentences, %d mails. The model: %d features.",
                model.corpusHash(),
                corpus.sentences().size(),
                corpus.mails().size(),
                model.classes().features());
        line(
                report,
                "Measured in five folds of the training part, and on the held-out part, which no model saw: %d sentences, %d mails.",
                corpus.sentences().stream().filter(CorpusSentence::heldOut).count(),
                mails.mails());
        line(
                report,
                "A label counts from a confidence of 0.5; the primary class is the best guess whatever the confidence.");
        line(report, "The corpus was written by few hands, so strange mail is harder than these figures say.");
        line(report, "");
        line(report, "## Five folds: all labels");
        line(report, "");
        line(
                report,
                "Each of the %d mails of the training part, read by a model that saw neither it nor its fold's sentences.",
                folds.mails());
        line(report, "");
        report.append(folds.labels().table());
        line(report, "");
        line(report, "Exactly the expected labels: %d of %d.", folds.exact(), folds.mails());
        line(report, "The primary class: macro-F1 %.3f.", folds.primaries().macroF1());
        line(report, "");
        languages(report, "Five folds: labels by language", folds.byLanguage());
        calibration(report, "Five folds: confidence of the primary class", folds.readings());
        line(report, "## Mails: all labels");
        line(report, "");
        report.append(mails.labels().table());
        line(report, "");
        line(report, "Exactly the expected labels: %d of %d.", mails.exact(), mails.mails());
        line(report, "");
        line(report, "## Mails: primary class");
        line(report, "");
        report.append(mails.primaries().table());
        line(report, "");
        languages(report, "Mails: labels by language", mails.byLanguage());
        line(report, "## Sentences by themselves");
        line(report, "");
        report.append(sentences.table());
        line(report, "");
        languages(report, "Sentences by language", sentenceLanguages);
        calibration(report, "Held-out mails: confidence of the primary class", mails.readings());
        return report.toString();
    }

    /** Reads the new text as it is given, so that only the classifier is measured and not the cutting of mails. */
    public static Figures mails(List<CorpusMail> mails, ReplyModel model) {
        ReplyClassifier classifier = new ReplyClassifier(model);
        return mails(mails, _ -> classifier);
    }

    static Figures mails(List<CorpusMail> mails, IntFunction<ReplyClassifier> classifiers) {
        Measure labels = new Measure();
        Measure primaries = new Measure();
        Map<String, Measure> byLanguage = new TreeMap<>();
        int exact = 0;
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            CorpusMail mail = mails.get(i);
            Classification ruled = classify(classifiers.apply(i), mail);
            readings.add(Reading.of(mail, ruled));
            List<ReplyClass> given =
                    ruled.labels().stream().map(Label::replyClass).toList();
            labels.add(mail.labels(), given);
            primaries.add(List.of(mail.labels().getFirst()), List.of(ruled.guess()));
            byLanguage.computeIfAbsent(mail.language(), _ -> new Measure()).add(mail.labels(), given);
            exact += given.equals(ReplyClass.inOrder(mail.labels())) ? 1 : 0;
        }
        return new Figures(labels, primaries, byLanguage, readings, exact);
    }

    private static Classification classify(ReplyClassifier classifier, CorpusMail mail) {
        MailFacts facts = MailFacts.of(
                mail.newText(), mail.date().toLocalDate(), DayOrder.DAY_FIRST, Currency.getInstance("PLN"));
        Classification read = classifier.classify(mail.subject(), mail.newText(), facts);
        return TaxonomyRules.apply(
                        read,
                        MailKind.HUMAN,
                        facts,
                        mail.date().toLocalDate(),
                        classifier.promisingSentences(mail.newText(), facts))
                .classification();
    }

    private static Measure sentences(Corpus corpus, ReplyModel model, Map<String, Measure> byLanguage) {
        Measure measure = new Measure();
        for (CorpusSentence sentence : corpus.sentences()) {
            if (sentence.heldOut()) {
                double[] scores =
                        model.classes().scores(Training.example(sentence).features());
                List<ReplyClass> given = new ArrayList<>();
                for (ReplyClass replyClass : ReplyClass.values()) {
                    if (scores[replyClass.rank()] >= 0) {
                        given.add(replyClass);
                    }
                }
                measure.add(sentence.labels(), given);
                byLanguage
                        .computeIfAbsent(sentence.language(), _ -> new Measure())
                        .add(sentence.labels(), given);
            }
        }
        return measure;
    }

    private static void languages(StringBuilder report, String title, Map<String, Measure> measures) {
        line(report, "## %s", title);
        line(report, "");
        line(report, "| language | macro-F1 |");
        line(report, "|---|---:|");
        measures.forEach((language, measure) -> line(report, "| %s | %.3f |", language, measure.macroF1()));
        line(report, "");
    }

    /** Of the mails whose primary label has at least a confidence: how many these are, and how many are right. */
    private static void calibration(StringBuilder report, String title, List<Reading> readings) {
        line(report, "## %s", title);
        line(report, "");
        line(report, "| at least | mails | share | right |");
        line(report, "|---:|---:|---:|---:|");
        for (double least : SURENESS) {
            List<Reading> sure = readings.stream()
                    .filter(reading -> reading.confidence() >= least)
                    .toList();
            long right = sure.stream().filter(Reading::right).count();
            line(
                    report,
                    "| %.2f | %d | %.3f | %.3f |",
                    least,
                    sure.size(),
                    sure.size() / (double) Math.max(1, readings.size()),
                    right / (double) Math.max(1, sure.size()));
        }
        line(report, "");
    }

    @FormatMethod
    private static void line(StringBuilder report, @FormatString String format, Object... arguments) {
        report.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
