package io.dunlin.core.triage.classification;

import io.dunlin.core.shared.Json;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.learning.Comparison;
import io.dunlin.core.triage.learning.Comparison.ClassFigures;
import io.dunlin.core.triage.learning.Comparison.Counts;
import io.dunlin.core.triage.learning.Comparison.Part;
import io.dunlin.core.triage.learning.TrainingSample;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a model from the corpus and a firm's own samples, in a process of its own:
 * {@code Retraining CORPUS-FOLDER SAMPLES-FILE MODEL-THAT-READS NEW-MODEL FIGURES-FILE}. Says on its output how far it is,
 * a line a step, and ends when its input ends: it never outlives who started it.
 */
public final class Retraining {

    /**
     * How often a sample is learnt from. What stands in one text only is left out as chance by the trainer; what a person
     * said is none, and is to outweigh the few like it in the corpus.
     */
    private static final int TIMES = 3;

    private static final OffsetDateTime ANY_TIME = OffsetDateTime.of(2026, 11, 10, 10, 0, 0, 0, ZoneOffset.ofHours(1));
    private static final int GROUPS = 40;
    private static final int ORPHANED = 3;

    private Retraining() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException(
                    "usage: Retraining CORPUS-FOLDER SAMPLES-FILE MODEL-THAT-READS NEW-MODEL FIGURES-FILE");
        }
        endWithInput();
        // Read by the process that started this one.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Progress progress = (phase, steps, of) -> {
            out.println(phase.word() + " " + steps + " " + of);
        };
        Corpus shipped = Corpus.read(Path.of(arguments[0]));
        List<TrainingSample> samples = samples(Path.of(arguments[1]));
        List<CorpusMail> mails = new ArrayList<>(shipped.mails());
        samples.stream().filter(sample -> !sample.keptApart()).forEach(sample -> {
            for (int time = 0; time < TIMES; time++) {
                mails.add(mail(sample));
            }
        });
        ReplyModel model = new Training(new Corpus(shipped.sentences(), mails, shipped.hash()), progress).model();
        progress.done(Progress.Phase.LEARNING, 1, 1);
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[3]))) {
            model.write(file);
        }
        // As it will be read: weights lose a little on their way through the file.
        ReplyModel after = read(Path.of(arguments[3]));
        ReplyModel before = read(Path.of(arguments[2]));
        Part corpus =
                compare(shipped.mails().stream().filter(CorpusMail::heldOut).toList(), before, after);
        progress.done(Progress.Phase.MEASURING, 1, 2);
        Part own = compare(
                samples.stream()
                        .filter(TrainingSample::keptApart)
                        .map(Retraining::mail)
                        .toList(),
                before,
                after);
        Files.writeString(Path.of(arguments[4]), Json.write(new Comparison(corpus, own)));
        progress.done(Progress.Phase.MEASURING, 2, 2);
    }

    private static ReplyModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ReplyModel.read(in);
        }
    }

    private static List<TrainingSample> samples(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .map(line -> Json.read(line, TrainingSample.class))
                .toList();
    }

    /** The copies of one sample have one group, so that no fold is judged by what it learnt. */
    private static CorpusMail mail(TrainingSample sample) {
        String language = sample.language();
        return new CorpusMail(
                "sample-" + sample.id(),
                language == null ? "und" : language,
                ANY_TIME,
                "",
                sample.subject().replaceAll("[\\r\\n]+", " "),
                Map.of(),
                sample.text(),
                sample.text(),
                sample.labels(),
                List.of(),
                List.of(),
                List.of(),
                false,
                "sample-" + sample.id() % GROUPS,
                sample.keptApart());
    }

    private static Part compare(List<CorpusMail> mails, ReplyModel before, ReplyModel after) {
        List<CorpusReading> readings = CorpusReading.of(mails);
        Figures was = Figures.of(readings, before);
        Figures is = Figures.of(readings, after);
        List<ClassFigures> classes = new ArrayList<>();
        for (ReplyClass replyClass : ReplyClass.values()) {
            classes.add(new ClassFigures(
                    replyClass,
                    is.labels().expected(replyClass),
                    counts(was.labels(), replyClass),
                    counts(is.labels(), replyClass)));
        }
        return new Part(mails.size(), reading(was), reading(is), classes);
    }

    private static Counts counts(Measure measure, ReplyClass replyClass) {
        return new Counts(measure.right(replyClass), measure.wrong(replyClass), measure.missed(replyClass));
    }

    private static Comparison.Reading reading(Figures figures) {
        List<Figures.Outcome> alone =
                figures.outcomes().stream().filter(Figures.Outcome::alone).toList();
        return new Comparison.Reading(
                (int) figures.outcomes().stream().filter(Figures.Outcome::right).count(), alone.size(), (int)
                        alone.stream().filter(Figures.Outcome::right).count());
    }

    private static void endWithInput() {
        Thread.ofPlatform().daemon().name("input").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nothing is said on the input; only its end matters
                }
            } catch (IOException _) {
                // the same as its end
            }
            Runtime.getRuntime().halt(ORPHANED);
        });
    }
}
