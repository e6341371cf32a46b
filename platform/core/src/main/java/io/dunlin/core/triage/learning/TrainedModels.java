package io.dunlin.core.triage.learning;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.MailUnderstanding;
import io.dunlin.core.triage.ReplyModelFellBack;
import io.dunlin.core.triage.classification.ReplyModel;
import io.dunlin.spi.value.EmailAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The models that were trained here, and which of them reads. A model's bytes are in the database, so that a backup and
 * every node have them, and ready in a folder under the name of their checksum. Where they are broken, or were made for
 * another version of the product, the shipped model reads and people are told.
 */
@Component
public class TrainedModels {

    private static final Logger log = LoggerFactory.getLogger(TrainedModels.class);
    private static final int MOST_LISTED = 50;
    private static final String SELECT = """
            select id, sha256, byte_count, shipped_sha256, samples, samples_apart, figures, trained_at, trained_by, took_seconds
            from reply_model
            """;

    private final Jdbi jdbi;
    private final RawStore rawStore;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final LearningProperties properties;
    private final Clock clock;
    private final Set<String> ownDomains = new HashSet<>();
    private final String shippedSha256;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    TrainedModels(
            Jdbi jdbi,
            RawStore rawStore,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            LearningProperties properties,
            MailProperties mail,
            Clock clock) {
        this.jdbi = jdbi;
        this.rawStore = rawStore;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
        Stream.of(String.valueOf(mail.from()), String.valueOf(mail.replyTo()))
                .flatMap(address -> EmailAddress.find(address).stream())
                .map(EmailAddress::domain)
                .forEach(ownDomains::add);
        this.shippedSha256 = RawStore.sha256(ReplyModel.shippedBytes());
    }

    /** Why a model cannot be used. */
    public enum Trouble {
        /** Its file is missing, or is not what was made. */
        BROKEN,
        /** It was made for another version of the product; a new training makes one that fits. */
        OTHER_VERSION
    }

    /**
     * What reads mail now.
     *
     * @param modelId null for the shipped model
     */
    public record Reader(@Nullable Long modelId, MailUnderstanding understanding) {}

    /**
     * Which model people want to read, and whether it does.
     *
     * @param wanted null for the shipped model
     * @param trouble why the shipped one reads instead
     */
    public record Live(@Nullable Long wanted, @Nullable Trouble trouble) {}

    /** A switch from one model to another, the newest first. */
    public record Switch(@Nullable Long modelId, Instant at, String by, String reason) {}

    private record Loaded(
            @Nullable Long wanted, Reader reader, @Nullable Trouble trouble) {}

    /** What reads the next message; the model is loaded with the first. Not inside a transaction. */
    public Reader reader() {
        return current().reader();
    }

    public Live live() {
        Loaded now = current();
        return new Live(now.wanted(), now.trouble());
    }

    public Optional<TrainedModel> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    /** The newest first. */
    public List<TrainedModel> list() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by id desc limit :most")
                .bind("most", MOST_LISTED)
                .map((results, _) -> read(results))
                .list());
    }

    public List<Switch> switches() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select model_id, switched_at, switched_by, reason
                        from reply_model_switch
                        order by id desc
                        limit :most
                        """)
                .bind("most", MOST_LISTED)
                .map((results, _) -> new Switch(
                        results.getObject("model_id", Long.class),
                        results.getTimestamp("switched_at").toInstant(),
                        results.getString("switched_by"),
                        results.getString("reason")))
                .list());
    }

    /**
     * Lets a model read from the next message on, on every node.
     *
     * @param modelId null for the shipped model
     * @return why it cannot; then nothing changes
     */
    public Optional<Trouble> switchTo(@Nullable Long modelId, Actor actor, String why) {
        if (modelId != null) {
            Trouble trouble = load(modelId).trouble();
            if (trouble != null) {
                return Optional.of(trouble);
            }
        }
        transactions.run(() -> {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into reply_model_switch (model_id, switched_at, switched_by, reason)
                            values (:modelId, :now, :actor, :why)
                            """)
                    .bind("modelId", modelId)
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .bind("why", why)
                    .execute());
            audit.record(
                    actor,
                    "reply-model-switched",
                    new Subject("reply-model", modelId, null),
                    why,
                    Map.of("model", modelId == null ? "shipped" : Long.toString(modelId)));
        });
        loaded = null;
        return Optional.empty();
    }

    /** Keeps a new model, in the running transaction. It reads nothing until somebody switches to it. */
    long keep(byte[] model, int samples, int samplesApart, Comparison figures, String trainedBy, int tookSeconds) {
        String sha256 = rawStore.store(model);
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into reply_model (sha256, byte_count, shipped_sha256, samples, samples_apart, figures, trained_at,
                          trained_by, took_seconds)
                        values (:sha256, :byteCount, :shipped, :samples, :samplesApart, :figures, :now,
                          :trainedBy, :tookSeconds)
                        """)
                .bind("sha256", sha256)
                .bind("byteCount", model.length)
                .bind("shipped", shippedSha256)
                .bind("samples", samples)
                .bind("samplesApart", samplesApart)
                .bind("figures", Json.write(figures))
                .bind("now", clock.instant())
                .bind("trainedBy", trainedBy)
                .bind("tookSeconds", tookSeconds)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** The file of the model that reads. */
    byte[] liveBytes() {
        Long id = reader().modelId();
        return id == null
                ? ReplyModel.shippedBytes()
                : find(id).flatMap(this::bytes).orElseGet(ReplyModel::shippedBytes);
    }

    private Loaded current() {
        Long wanted = wanted();
        Loaded now = loaded;
        if (now != null && Objects.equals(now.wanted(), wanted)) {
            return now;
        }
        loading.lock();
        try {
            now = loaded;
            if (now != null && Objects.equals(now.wanted(), wanted)) {
                return now;
            }
            Loaded next = wanted == null ? shipped(null, null) : load(wanted);
            loaded = next;
            Trouble trouble = next.trouble();
            if (wanted != null && trouble != null) {
                log.warn("Model {} of replies cannot be used ({}); the shipped one reads", wanted, trouble);
                ReplyModelFellBack fallen = new ReplyModelFellBack(wanted, trouble.name());
                transactions.run(() -> events.publishEvent(fallen));
            }
            return next;
        } finally {
            loading.unlock();
        }
    }

    private @Nullable Long wanted() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select model_id
                        from reply_model_switch
                        order by id desc
                        limit 1
                        """)
                .map((results, _) -> Optional.ofNullable(results.getObject("model_id", Long.class)))
                .findOne()
                .flatMap(found -> found)
                .orElse(null));
    }

    private Loaded load(long id) {
        Optional<TrainedModel> model = find(id);
        if (model.isPresent() && !model.get().fits()) {
            return shipped(id, Trouble.OTHER_VERSION);
        }
        Optional<byte[]> bytes = model.flatMap(this::bytes);
        if (bytes.isEmpty()) {
            return shipped(id, Trouble.BROKEN);
        }
        try {
            ReplyModel read = ReplyModel.read(new ByteArrayInputStream(bytes.get()));
            return new Loaded(id, new Reader(id, understanding(read)), null);
        } catch (IOException e) {
            log.warn("Model {} of replies cannot be read", id, e);
            return shipped(id, Trouble.BROKEN);
        }
    }

    private Loaded shipped(@Nullable Long wanted, @Nullable Trouble trouble) {
        return new Loaded(wanted, new Reader(null, understanding(ReplyModel.shipped())), trouble);
    }

    private MailUnderstanding understanding(ReplyModel model) {
        return new MailUnderstanding(model, ownDomains, Currency.getInstance("PLN"));
    }

    /** From the folder, or from the database where the folder has it not or has something else; empty where neither has it. */
    private Optional<byte[]> bytes(TrainedModel model) {
        Path folder = properties.models();
        if (folder == null) {
            return stored(model);
        }
        Path file = folder.resolve(model.sha256() + ".model.gz");
        try {
            if (Files.isRegularFile(file) && Files.size(file) == model.byteCount()) {
                byte[] bytes = Files.readAllBytes(file);
                if (RawStore.sha256(bytes).equals(model.sha256())) {
                    return Optional.of(bytes);
                }
            }
            if (Files.exists(file)) {
                log.warn("{} is not the model it should be; it is written again from the database", file);
            }
            Optional<byte[]> stored = stored(model);
            if (stored.isPresent()) {
                write(file, stored.get());
            }
            return stored;
        } catch (IOException e) {
            log.warn("The folder of models {} cannot be used; models are read from the database", folder, e);
            return stored(model);
        }
    }

    private Optional<byte[]> stored(TrainedModel model) {
        try {
            return rawStore.find(model.sha256())
                    .filter(bytes -> RawStore.sha256(bytes).equals(model.sha256()));
        } catch (UncheckedIOException e) {
            log.warn("Model {} is broken in the database", model.id(), e);
            return Optional.empty();
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path part = Files.write(file.resolveSibling(file.getFileName() + ".part"), bytes);
        Path whole = Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        assert whole.equals(file);
    }

    private TrainedModel read(ResultSet results) throws SQLException {
        return new TrainedModel(
                results.getLong("id"),
                results.getString("sha256"),
                results.getLong("byte_count"),
                results.getInt("samples"),
                results.getInt("samples_apart"),
                Json.read(results.getString("figures"), Comparison.class),
                results.getTimestamp("trained_at").toInstant(),
                results.getString("trained_by"),
                results.getInt("took_seconds"),
                results.getString("shipped_sha256").equals(shippedSha256));
    }
}
