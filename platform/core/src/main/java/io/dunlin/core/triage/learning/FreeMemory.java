package io.dunlin.core.triage.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory the machine, or the container it runs in, has left for one more process. */
final class FreeMemory {

    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path GROUP = Path.of("/sys/fs/cgroup");
    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = KILOBYTE * KILOBYTE;

    private FreeMemory() {}

    /** Empty where the system does not tell. */
    static OptionalLong megabytes() {
        OptionalLong machine = machine();
        OptionalLong group = group();
        if (machine.isEmpty() || group.isEmpty()) {
            return machine.isEmpty() ? group : machine;
        }
        return OptionalLong.of(Math.min(machine.getAsLong(), group.getAsLong()));
    }

    private static OptionalLong machine() {
        try {
            return Files.readAllLines(MACHINE).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KILOBYTE)
                    .findFirst();
        } catch (IOException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** What a container's limit leaves; files that are cached give way and do not count. */
    private static OptionalLong group() {
        try {
            String limit = Files.readString(GROUP.resolve("memory.max")).strip();
            if (limit.equals("max")) {
                return OptionalLong.empty();
            }
            long used = Long.parseLong(
                    Files.readString(GROUP.resolve("memory.current")).strip());
            long cached = Files.readAllLines(GROUP.resolve("memory.stat")).stream()
                    .filter(line -> line.startsWith("inactive_file "))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .findFirst()
                    .orElse(0);
            return OptionalLong.of(Math.max(0, Long.parseLong(limit) - used + cached) / MEGABYTE);
        } catch (IOException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
