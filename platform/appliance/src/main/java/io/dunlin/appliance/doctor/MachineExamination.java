package io.dunlin.appliance.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine: memory, the Java machine, who runs this, whether something keeps the clock right, text recognition. */
final class MachineExamination implements Examination {

    private static final long MEGABYTE = 1L << 20;
    private static final long BESIDE_THE_HEAP_MEGABYTES = 1_000;
    private static final Path CLOCK_IS_KEPT = Path.of("/run/systemd/timesync/synchronized");
    private static final List<String> CLOCK_KEEPERS = List.of("chronyd", "ntpd", "openntpd", "systemd-timesyncd");

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(memory());
        if ("root".equals(System.getProperty("user.name"))) {
            findings.add(Finding.risky(
                    "user", "this runs as root; run the appliance as a user of its own, as the Debian package does"));
        }
        findings.add(clock());
        findings.add(
                isInstalled("tesseract")
                        ? Finding.fine("scans", "tesseract reads them")
                        : Finding.risky(
                                "scans",
                                "tesseract is not installed, scanned attachments stay unread; apt install tesseract-ocr"
                                        + " tesseract-ocr-pol tesseract-ocr-eng"));
        return findings;
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
        long machine = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getTotalMemorySize()
                / MEGABYTE;
        String numbers = String.format(
                Locale.ROOT,
                "heap of up to %,d MB on a machine with %,d MB, Java %s",
                heap,
                machine,
                Runtime.version());
        return heap + BESIDE_THE_HEAP_MEGABYTES > machine
                ? Finding.risky(
                        "memory",
                        numbers + "; about " + BESIDE_THE_HEAP_MEGABYTES
                                + " MB are needed beside the heap: give the machine more, or lower -Xmx in jvm.options")
                : Finding.fine("memory", numbers);
    }

    /** Only the machine's own services can be seen; a virtual machine may be kept right by its host. */
    private static Finding clock() {
        boolean kept = Files.exists(CLOCK_IS_KEPT)
                || ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().command().stream())
                        .map(command -> Path.of(command).getFileName().toString())
                        .anyMatch(CLOCK_KEEPERS::contains);
        return kept
                ? Finding.fine("clock", "a time service keeps it right")
                : Finding.risky(
                        "clock",
                        "no time service is seen; due dates and contact hours follow this clock: apt install chrony, unless"
                                + " the host keeps it right");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static long freeMegabytes(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
    }
}
