package io.dunlin.extractor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text recognition, a program of the operating system that may be there or not. */
final class Tesseract {

    private Tesseract() {}

    static boolean isInstalled() {
        String path = System.getenv("PATH");
        if (path == null) {
            return false;
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isBlank() && Files.isExecutable(Path.of(folder, "tesseract"))) {
                return true;
            }
        }
        return false;
    }
}
