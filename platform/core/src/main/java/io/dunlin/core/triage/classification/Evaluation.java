package io.dunlin.core.triage.classification;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains, and prints how well mail is read: {@code Evaluation CORPUS-FOLDER [FILE|FOLDER …]}. First the five folds of
 * the corpus, then each further file of labelled mails, which no model saw; after the tables each mistake with what the
 * model saw in the mail. Judge a change of cues, features or rules by it.
 */
public final class Evaluation {

    private Evaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("usage: Evaluation CORPUS-FOLDER [FILE|FOLDER ...]");
        }
        Training training = new Training(Corpus.read(Path.of(arguments[0])));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ReplyModel model = training.model();
        print(out, "five folds", training.folds().figures(model.languages()));
        for (int i = 1; i < arguments.length; i++) {
            List<CorpusMail> mails = new ArrayList<>();
            for (Path file : files(Path.of(arguments[i]))) {
                mails.addAll(Corpus.mails(file));
            }
            print(out, Path.of(arguments[i]).getFileName().toString(), Figures.of(CorpusReading.of(mails), model));
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static void print(PrintStream out, String name, Figures figures) {
        out.println("# " + name);
        out.println();
        out.println(figures.tables());
        out.println("## " + name + ": mistakes");
        out.println(figures.mistakes());
        out.println("## " + name + ": facts");
        out.println(figures.missedFacts());
    }
}
