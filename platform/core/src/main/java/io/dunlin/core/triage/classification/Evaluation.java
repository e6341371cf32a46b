package io.dunlin.core.triage.classification;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains, and writes down how well mail is read: {@code Evaluation REPORT-FILE CORPUS-FOLDER [FILE|FOLDER …]}. First the five
 * folds of the corpus, then each further file of labelled mails, which no model saw; after the tables each mistake with what the
 * model saw in the mail. Judge a change of cues, features or rules by it.
 */
public final class Evaluation {

    private Evaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: Evaluation REPORT-FILE CORPUS-FOLDER [FILE|FOLDER ...]");
        }
        Training training = new Training(Corpus.read(Path.of(arguments[1])));
        ReplyModel model = training.model();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0])))) {
            print(out, "five folds", training.folds().figures(model.languages()));
            for (int i = 2; i < arguments.length; i++) {
                List<CorpusMail> mails = new ArrayList<>();
                for (Path file : files(Path.of(arguments[i]))) {
                    mails.addAll(Corpus.mails(file));
                }
                print(out, Path.of(arguments[i]).getFileName().toString(), Figures.of(CorpusReading.of(mails), model));
            }
        }
    }

    /** The file itself, or those of labelled mails in a folder. */
    static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static void print(PrintWriter out, String name, Figures figures) {
        out.println("# " + name);
        out.println();
        out.println(figures.tables());
        out.println("## " + name + ": mistakes");
        out.println(figures.mistakes());
        out.println("## " + name + ": facts");
        out.println(figures.missedFacts());
    }
}
