package io.dunlin.appliance.inspect;

import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.FileRecognition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of the installed extensions a file is given to: the one that is most certain. */
sealed interface Choice<T extends DunlinExtension> {

    record Chosen<T extends DunlinExtension>(InstalledExtension<T> extension) implements Choice<T> {}

    /** Nobody, and why. */
    record Nobody<T extends DunlinExtension>(String why) implements Choice<T> {}

    static <T extends DunlinExtension> Choice<T> among(
            List<InstalledExtension<T>> extensions, Function<T, FileRecognition> recognise) {
        if (extensions.isEmpty()) {
            return new Nobody<>("No plugin for such files is in service; see 'dunlin plugin list'");
        }
        List<InstalledExtension<T>> best = new ArrayList<>();
        FileRecognition certainty = FileRecognition.POSSIBLE;
        List<String> failures = new ArrayList<>();
        for (InstalledExtension<T> extension : extensions) {
            switch (extension.<FileRecognition>call(recognise)) {
                case GuardedResult.Failed<FileRecognition> failed ->
                    failures.add(extension.id() + ": " + failed.message().en());
                case GuardedResult.Succeeded<FileRecognition>(FileRecognition said) -> {
                    if (said.compareTo(certainty) > 0) {
                        best.clear();
                        certainty = said;
                    }
                    if (said == certainty) {
                        best.add(extension);
                    }
                }
            }
        }
        if (best.size() == 1) {
            return new Chosen<>(best.getFirst());
        }
        if (best.isEmpty()) {
            return new Nobody<>(
                    failures.isEmpty()
                            ? "No installed plugin recognises the file"
                            : "No installed plugin recognises the file; " + String.join("; ", failures));
        }
        return new Nobody<>("Several plugins recognise the file: "
                + best.stream().map(each -> each.id().toString()).collect(Collectors.joining(", "))
                + "; disable all but one");
    }
}
