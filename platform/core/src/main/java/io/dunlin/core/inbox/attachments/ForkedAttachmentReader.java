package io.dunlin.core.inbox.attachments;

import io.dunlin.core.inbox.mail.Attachment;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has files read by a child process with its own class path, heap and time. A child that hangs is killed, one that dies
 * is replaced; the file that did it is reported, and the next one finds a fresh child. One child at a time: callers wait
 * for each other.
 */
public final class ForkedAttachmentReader implements AttachmentReader, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ForkedAttachmentReader.class);
    /** A new process loads classes before it reads its first file. */
    private static final Duration START_UP = Duration.ofSeconds(20);

    private final ExtractorSettings settings;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("extractor-watchdog").factory());
    private @Nullable ExtractorProcess process;
    private boolean closed;

    public ForkedAttachmentReader(ExtractorSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized FileReading read(String name, String declaredType, byte[] content) {
        return asked(
                content,
                worker -> worker.read(name, declaredType, content),
                (status, reason) -> new FileReading(status, null, "", reason));
    }

    @Override
    public synchronized Picture picture(String name, String declaredType, byte[] content, int page) {
        return asked(
                content,
                worker -> worker.picture(name, declaredType, content, page),
                (status, reason) -> new Picture(status, new byte[0], 0, reason));
    }

    /** What the child is asked. */
    @FunctionalInterface
    private interface Question<T> {

        T ask(ExtractorProcess worker) throws IOException;
    }

    private <T> T asked(byte[] content, Question<T> question, BiFunction<Attachment.Status, String, T> failed) {
        if (closed) {
            throw new IllegalStateException("The attachment reader is closed");
        }
        if (content.length > settings.fileBytes()) {
            return failed.apply(Attachment.Status.TOO_LARGE, "Larger than " + settings.fileBytes() + " bytes");
        }
        try {
            ExtractorProcess worker = worker();
            boolean fresh = worker.files() == 0;
            Optional<T> answer = answerOf(worker, question, failed);
            if (answer.isEmpty() && !fresh) {
                // It may have died of what earlier files left behind: only a fresh child tells.
                answer = answerOf(worker(), question, failed);
            }
            return answer.orElseGet(() -> failed.apply(
                    Attachment.Status.TOO_LARGE,
                    "Reading it needs more than the " + settings.heapMegabytes()
                            + " MB it is given, or is not possible"));
        } catch (IOException e) {
            LOG.warn("The attachment extractor does not start; attachments stay unread until it does", e);
            return failed.apply(Attachment.Status.UNREADABLE, "The attachment extractor does not start");
        }
    }

    /** The process id of the child, for the health page; empty when none runs. */
    public synchronized Optional<Long> workerPid() {
        return Optional.ofNullable(process).filter(ExtractorProcess::isAlive).map(ExtractorProcess::pid);
    }

    @Override
    public synchronized void close() {
        closed = true;
        watchdog.shutdownNow();
        end();
    }

    /** Empty when the child died. */
    private <T> Optional<T> answerOf(
            ExtractorProcess worker, Question<T> question, BiFunction<Attachment.Status, String, T> failed) {
        AtomicBoolean late = new AtomicBoolean();
        Duration limit = worker.files() == 0 ? settings.timePerFile().plus(START_UP) : settings.timePerFile();
        ScheduledFuture<?> kill = watchdog.schedule(
                () -> {
                    late.set(true);
                    worker.kill();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            T answer = question.ask(worker);
            if (worker.files() >= settings.filesPerWorker()) {
                end();
            }
            return Optional.of(answer);
        } catch (IOException _) {
            end();
            if (late.get()) {
                LOG.info("An attachment took longer than {} s; its reader was ended", limit.toSeconds());
                return Optional.of(failed.apply(
                        Attachment.Status.TOO_LARGE,
                        "Reading took longer than " + settings.timePerFile().toSeconds() + " s"));
            }
            LOG.info("The attachment extractor ended while reading a file; a new one is started");
            return Optional.empty();
        } finally {
            boolean cancelled = kill.cancel(false);
            assert cancelled || kill.isDone();
        }
    }

    private ExtractorProcess worker() throws IOException {
        ExtractorProcess current = process;
        if (current == null || !current.isAlive()) {
            end();
            current = ExtractorProcess.start(settings);
            process = current;
        }
        return current;
    }

    private void end() {
        if (process != null) {
            process.end();
            process = null;
        }
    }
}
