package io.dunlin.core.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a plugin kept in its data folder to the plugin that has taken over that work, before either is loaded. The
 * database is brought along by the migration of the same day.
 */
final class MovedPluginData {

    private static final Logger log = LoggerFactory.getLogger(MovedPluginData.class);

    private MovedPluginData() {}

    /**
     * Does nothing where it was done before.
     *
     * @param data the folder of all plugins' folders
     * @throws UncheckedIOException where it cannot be moved: what was written already could be written again without it
     */
    static void bringAlong(Path data) {
        // The notes of which settlements were written: V0040.
        bringAlong(data.resolve("erp-file"), data.resolve("erp-settlements"), "settlements");
    }

    private static void bringAlong(Path before, Path now, String folder) {
        Path from = before.resolve(folder);
        Path to = now.resolve(folder);
        if (!Files.isDirectory(from) || Files.exists(to)) {
            return;
        }
        try {
            Files.createDirectories(now);
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot move " + from + " to " + to + "; move it, then start again", e);
        }
        log.info("{} was moved to {}, the plugin that does this work now", from, to);
    }
}
