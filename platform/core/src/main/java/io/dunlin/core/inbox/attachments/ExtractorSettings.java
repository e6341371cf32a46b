package io.dunlin.core.inbox.attachments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the extractor is run and what it may use.
 *
 * @param classPath jars, and folders of jars or classes; in an installation the one folder {@code extractor}
 * @param heapMegabytes of the child process; a file that needs more is reported as too large
 * @param timePerFile after which the child is killed and the file reported as too large
 * @param textChars that are kept of one file
 * @param fileBytes of one file; larger ones are not handed over
 * @param languages for text recognition, as tesseract names them
 * @param filesPerWorker after which the child is replaced, so that what a parser leaks does not add up
 */
public record ExtractorSettings(
        List<Path> classPath,
        int heapMegabytes,
        Duration timePerFile,
        int textChars,
        int fileBytes,
        String languages,
        int filesPerWorker) {

    public ExtractorSettings {
        classPath = List.copyOf(classPath);
        if (classPath.isEmpty()) {
            throw new IllegalArgumentException("The extractor needs its folder of jars");
        }
        if (heapMegabytes < 64
                || timePerFile.toSeconds() < 1
                || textChars <= 0
                || fileBytes <= 0
                || filesPerWorker <= 0) {
            throw new IllegalArgumentException(
                    "The extractor needs at least 64 MB, a second for a file, and limits above zero");
        }
        if (!languages.matches("[a-z]{3}(\\+[a-z]{3})*")) {
            throw new IllegalArgumentException("Languages are written as tesseract names them, for example pol+eng");
        }
    }

    public static ExtractorSettings standard(Path folder) {
        return new ExtractorSettings(
                List.of(folder), 256, Duration.ofSeconds(90), 1_000_000, 40 * 1024 * 1024, "pol+eng", 200);
    }
}
