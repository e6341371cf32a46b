package io.dunlin.core.triage.classification;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads labelled mails with the shipped model, without training, and writes down how well dates, invoice numbers and amounts
 * are found, then each error by cause: {@code FactErrors REPORT-FILE FILE|FOLDER …}. For work on the rules of facts; the model
 * knows the mails of its corpus, so how well the classes are read is not to be judged here.
 */
public final class FactErrors {

    private FactErrors() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: FactErrors REPORT-FILE FILE|FOLDER ...");
        }
        ReplyModel model = ReplyModel.shipped();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0])))) {
            for (int i = 1; i < arguments.length; i++) {
                Path path = Path.of(arguments[i]);
                List<CorpusMail> mails = new ArrayList<>();
                for (Path file : Evaluation.files(path)) {
                    mails.addAll(Corpus.mails(file));
                }
                Figures figures = Figures.of(CorpusReading.of(mails), model);
                out.println("# " + path.getFileName());
                out.println(figures.facts());
                out.println(figures.missedFacts());
            }
        }
    }
}
