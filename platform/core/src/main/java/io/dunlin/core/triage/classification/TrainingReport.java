package io.dunlin.core.triage.classification;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.dunlin.core.triage.ReplyClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Measures a model on the held-out part of the corpus and writes the figures down. */
public final class TrainingReport {

    private TrainingReport() {}

    static String of(Corpus corpus, List<CorpusMail> unseenMails, ReplyModel model, Figures folds) throws IOException {
        Figures unseen = Figures.of(CorpusReading.of(unseenMails), model);
        Figures mails = Figures.of(
                CorpusReading.of(
                        corpus.mails().stream().filter(CorpusMail::heldOut).toList()),
                model);
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
                "Whole mails go through the real reader and all rules. A label counts where the triage gives it; the primary class is the best guess whatever the confidence.");
        line(report, "The corpus was written by few hands, so strange mail is harder than these figures say.");
        line(report, "");
        line(report, "## Five folds");
        line(report, "");
        line(
                report,
                "Each of the %d mails of the training part, read by a model that saw neither it nor its file nor its fold's sentences.",
                folds.mails());
        line(report, "");
        report.append(folds.tables());
        line(report, "");
        line(report, "## Unseen mails");
        line(report, "");
        line(
                report,
                "%d mails of the folder `unseen`: no model saw them, and nothing was chosen, written or mended by them.",
                unseen.mails());
        line(report, "");
        report.append(unseen.tables());
        line(report, "");
        line(report, "## Held-out mails");
        line(report, "");
        line(report, "%d mails that no model saw.", mails.mails());
        line(report, "");
        report.append(mails.tables());
        line(report, "");
        line(report, "## Held-out sentences by themselves");
        line(report, "");
        report.append(sentences.table());
        line(report, "");
        languages(report, "Held-out sentences by language", sentenceLanguages);
        line(report, "## Engines beside each other");
        line(report, "");
        report.append(EngineComparison.table(corpus));
        return report.toString();
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

    @FormatMethod
    private static void line(StringBuilder report, @FormatString String format, Object... arguments) {
        report.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
