package io.dunlin.extractor;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The worker. Arguments: most characters of text, most bytes of a file, seconds for one file, languages for text
 * recognition.
 */
public final class ExtractorMain {

    private static final long IDLE = Long.MAX_VALUE;

    private ExtractorMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Usage: ExtractorMain TEXT_CHARS FILE_BYTES SECONDS LANGUAGES");
            System.exit(2);
        }
        PrintStream answers = System.out;
        // Parsers that print must not speak on the line that carries the answers.
        System.setOut(System.err);
        AtomicLong deadline = new AtomicLong(IDLE);
        watch(deadline);
        long nanosPerFile = Long.parseLong(arguments[2]) * 1_000_000_000L;
        TextExtractor extractor = new TextExtractor(Integer.parseInt(arguments[0]), arguments[3]);
        Frames frames = new Frames(
                new DataInputStream(new BufferedInputStream(System.in)),
                new DataOutputStream(new BufferedOutputStream(answers)),
                Integer.parseInt(arguments[1]));
        Optional<Frames.Request> request = frames.next();
        while (request.isPresent()) {
            deadline.set(System.nanoTime() + nanosPerFile);
            if (request.get().wantsPicture()) {
                frames.answer(extractor.picture(request.get()));
            } else {
                frames.answer(extractor.extract(request.get()));
            }
            deadline.set(IDLE);
            request = frames.next();
        }
    }

    /** Ends a worker whose appliance is gone and cannot end it: the appliance's own limit comes first. */
    private static void watch(AtomicLong deadline) {
        Thread.ofPlatform().daemon().name("deadline").start(() -> {
            while (true) {
                long ends = deadline.get();
                if (ends != IDLE && System.nanoTime() - ends > 0) {
                    Runtime.getRuntime().halt(3);
                }
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException _) {
                    return;
                }
            }
        });
    }
}
