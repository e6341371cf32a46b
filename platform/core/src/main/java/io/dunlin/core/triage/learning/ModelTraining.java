package io.dunlin.core.triage.learning;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.classification.Progress.Phase;
import io.dunlin.core.triage.learning.Samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Trains a model from the shipped corpus and the firm's samples, when an administrator asks for it: in the background, one
 * at a time, in a process of its own. An appliance that is stopped meanwhile begins anew when it starts again. The model
 * that comes of it reads nothing until somebody switches to it.
 */
@Component
public class ModelTraining implements JobHandler<ModelTraining.Payload>, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ModelTraining.class);
    private static final JobType<Payload> TYPE = new JobType<>("train-replies", Payload.class);
    private static final int MOST_SAMPLES = 5_000;
    private static final int BESIDE_THE_HEAP = 150;
    private static final int LONGEST_FAILURE = 1000;
    private static final int BEFORE_JOBS_STOP = 4_000;
    private static final int WHOLE = 100;
    private static final String SELECT = """
            select id, state, phase, percent, asked_at, asked_by, ended_at, failure, model_id
            from reply_model_training
            """;

    private final Samples samples;
    private final TrainedModels models;
    private final LearningProperties properties;
    private final JobQueue jobs;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile @Nullable TrainerProcess process;
    private volatile boolean running;

    ModelTraining(
            Samples samples,
            TrainedModels models,
            LearningProperties properties,
            JobQueue jobs,
            Jdbi jdbi,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.samples = samples;
        this.models = models;
        this.properties = properties;
        this.jobs = jobs;
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which training to do. */
    record Payload(long trainingId) {}

    /** Where a training stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /**
     * A training that was asked for.
     *
     * @param phase of its {@link Phase}, in small letters; empty before the first
     * @param percent how far it is, 0 to 100
     * @param modelId what came of it
     */
    public record Training(
            long id,
            State state,
            String phase,
            int percent,
            Instant askedAt,
            String askedBy,
            @Nullable Instant endedAt,
            @Nullable String failure,
            @Nullable Long modelId) {

        public boolean isUnderWay() {
            return state == State.WAITING || state == State.RUNNING;
        }
    }

    /** What asking for a training comes to. */
    public sealed interface Asked {

        record Started(long trainingId) implements Asked {}

        /** One is under way already. */
        record OneIsRunning() implements Asked {}

        /** The folder of the shipped corpus is missing; {@code dunlin.learning.corpus} names it. */
        record NoCorpus() implements Asked {}

        /** Nobody has taught anything yet. */
        record NoSamples() implements Asked {}

        /** The machine has too little memory left for it now. */
        record LittleMemory(long neededMegabytes, long freeMegabytes) implements Asked {}
    }

    /** Asks for a training. */
    public Asked start(Actor actor) {
        Path corpus = properties.corpus();
        if (corpus == null || !Files.isDirectory(corpus)) {
            return new Asked.NoCorpus();
        }
        if (samples.count().toLearn() == 0) {
            return new Asked.NoSamples();
        }
        long needed = (long) properties.heapMegabytes() + BESIDE_THE_HEAP;
        OptionalLong free = FreeMemory.megabytes();
        if (free.isPresent() && free.getAsLong() < needed) {
            return new Asked.LittleMemory(needed, free.getAsLong());
        }
        return transactions.in(() -> {
            Optional<Long> id = insert(actor);
            if (id.isEmpty()) {
                return new Asked.OneIsRunning();
            }
            jobs.schedule(TYPE, Long.toString(id.get()), new Payload(id.get()));
            audit.record(actor, "reply-model-training-asked", Subject.of("training", id.get()), "", Map.of());
            return new Asked.Started(id.get());
        });
    }

    /** Ends a training that is under way; nothing comes of it. */
    public void cancel(long id, Actor actor) {
        boolean ended = transactions.in(() -> {
            boolean underWay = end(id, State.CANCELLED, null, null);
            if (underWay) {
                audit.record(actor, "reply-model-training-cancelled", Subject.of("training", id), "", Map.of());
            }
            return underWay;
        });
        TrainerProcess here = process;
        // One that had ended already says nothing of the process: it may be that of the next.
        if (ended && here != null) {
            here.kill();
        }
    }

    /** The one asked for last. */
    public Optional<Training> latest() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by id desc limit 1")
                .map((results, _) -> read(results))
                .findOne());
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        long id = payload.trainingId();
        Optional<Training> asked = find(id).filter(Training::isUnderWay);
        Path corpus = properties.corpus();
        if (asked.isEmpty()) {
            return;
        }
        if (corpus == null) {
            boolean ended = end(id, State.FAILED, "dunlin.learning.corpus is not set", null);
            assert ended;
            return;
        }
        note(id, "", 0);
        List<Sample> learnt = samples.newest(MOST_SAMPLES);
        long started = System.nanoTime();
        try (TrainerProcess trainer = TrainerProcess.start(
                corpus,
                learnt.stream().map(ModelTraining::line).toList(),
                models.liveBytes(),
                properties.heapMegabytes())) {
            process = trainer;
            CompletableFuture<Void> late = CompletableFuture.runAsync(
                    trainer::kill,
                    CompletableFuture.delayedExecutor(properties.longest().toMillis(), TimeUnit.MILLISECONDS));
            int exit = trainer.follow(line -> heard(id, line, trainer));
            boolean tooLong = !late.cancel(false);
            if (exit != 0) {
                ended(id, exit, tooLong, trainer);
                return;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            keep(asked.get(), learnt, trainer, (int) took.toSeconds());
        } catch (IOException e) {
            log.warn("Training {} failed", id, e);
            boolean ended = end(id, State.FAILED, String.valueOf(e.getMessage()), null);
            assert ended;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Training " + id + " was interrupted; it begins anew");
        } finally {
            process = null;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** The job would keep the appliance from stopping until it is done. */
    @Override
    public void stop() {
        running = false;
        TrainerProcess here = process;
        if (here != null) {
            here.kill();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the jobs are. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - BEFORE_JOBS_STOP;
    }

    private void ended(long id, int exit, boolean tooLong, TrainerProcess trainer) {
        if (find(id).filter(Training::isUnderWay).isEmpty()) {
            return;
        }
        if (!running) {
            throw new IllegalStateException("The appliance stops; training " + id + " begins anew when it starts");
        }
        String why = tooLong
                ? "It took longer than " + properties.longest().toMinutes() + " min (dunlin.learning.longest)"
                : "The process ended with " + exit + ", memory " + properties.heapMegabytes()
                        + " MB (dunlin.learning.heap-megabytes): " + trainer.complaint();
        log.warn("Training {} failed: {}", id, why);
        boolean ended = end(id, State.FAILED, why, null);
        assert ended;
    }

    private void keep(Training asked, List<Sample> learnt, TrainerProcess trainer, int tookSeconds) throws IOException {
        byte[] model = trainer.model();
        Comparison figures;
        try {
            figures = Json.read(trainer.figures(), Comparison.class);
        } catch (RuntimeException e) {
            throw new IOException("The figures of the training cannot be read", e);
        }
        int apart = (int) learnt.stream().filter(Sample::keptApart).count();
        transactions.run(() -> {
            long modelId = models.keep(model, learnt.size() - apart, apart, figures, asked.askedBy(), tookSeconds);
            if (!end(asked.id(), State.DONE, null, modelId)) {
                throw new IllegalStateException("Training " + asked.id() + " was cancelled");
            }
            audit.record(
                    Actor.system("training"),
                    "reply-model-trained",
                    Subject.of("reply-model", modelId),
                    "",
                    Map.of("samples", Integer.toString(learnt.size()), "seconds", Integer.toString(tookSeconds)));
        });
    }

    private void heard(long id, String line, TrainerProcess trainer) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[1].matches("[0-9]{1,6}") || !words[2].matches("[1-9][0-9]{0,5}")) {
            log.debug("The training says: {}", line);
            return;
        }
        int percent = percent(words[0], Integer.parseInt(words[1]) / (double) Integer.parseInt(words[2]));
        if (!note(id, words[0], percent)) {
            trainer.kill();
        }
    }

    /** Six models of about one size are learnt, the rest is quick. */
    static int percent(String phase, double share) {
        int[] bounds = switch (phase) {
            case "reading" -> new int[] {0, 4};
            case "folds" -> new int[] {4, 80};
            case "learning" -> new int[] {80, 96};
            default -> new int[] {96, WHOLE};
        };
        return bounds[0] + (int) ((bounds[1] - bounds[0]) * share);
    }

    private static String line(Sample sample) {
        return Json.write(new TrainingSample(
                sample.id(), sample.language(), sample.subject(), sample.text(), sample.labels(), sample.keptApart()));
    }

    private Optional<Training> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    private Optional<Long> insert(Actor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert ignore into reply_model_training (state, phase, percent, asked_at, asked_by)
                        values ('WAITING', '', 0, :now, :actor)
                        """)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .findOne());
    }

    /** Whether it is still under way. */
    private boolean note(long id, String phase, int percent) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update reply_model_training
                        set state = 'RUNNING', phase = :phase, percent = :percent
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """)
                        .bind("phase", phase)
                        .bind("percent", percent)
                        .bind("id", id)
                        .execute())
                == 1;
    }

    private boolean end(long id, State state, @Nullable String failure, @Nullable Long modelId) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update reply_model_training
                        set state = :state, ended_at = :now, failure = :failure, model_id = :modelId,
                          percent = case when :state = 'DONE' then 100 else percent end
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """)
                        .bind("state", state.name())
                        .bind("now", clock.instant())
                        .bind("failure", Texts.cutOrNull(failure, LONGEST_FAILURE))
                        .bind("modelId", modelId)
                        .bind("id", id)
                        .execute())
                == 1;
    }

    private static Training read(ResultSet results) throws SQLException {
        return new Training(
                results.getLong("id"),
                State.valueOf(results.getString("state")),
                results.getString("phase"),
                results.getInt("percent"),
                results.getTimestamp("asked_at").toInstant(),
                results.getString("asked_by"),
                Optional.ofNullable(results.getTimestamp("ended_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                results.getString("failure"),
                results.getObject("model_id", Long.class));
    }
}
