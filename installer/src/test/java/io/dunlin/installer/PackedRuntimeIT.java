package io.dunlin.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The runtime in the package has what its programs ask for, and what they load by name. */
class PackedRuntimeIT {

    private static UnpackedPackage unpacked;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        unpacked = UnpackedPackage.fresh();
    }

    @Test
    void holds_every_module_that_a_class_path_asks_for() throws IOException, InterruptedException {
        Set<String> packed = new TreeSet<>();
        for (String line : run(unpacked.java().toString(), "--list-modules")) {
            packed.add(line.replaceAll("@.*", ""));
        }

        assertThat(packed)
                .as("add what is missing to runtime.modules in installer/pom.xml")
                .containsAll(asked("lib"))
                .containsAll(asked("extractor"))
                .containsAll(asked("plugins"));
    }

    @Test
    void holds_what_is_loaded_by_name() throws IOException, InterruptedException {
        Path zip = Path.of("target", "probe.zip").toAbsolutePath();
        Files.deleteIfExists(zip);

        List<String> found = run(
                unpacked.java().toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                RuntimeProbe.class.getName(),
                zip.toString());

        assertThat(found)
                .containsExactly(
                        "charset windows-1250 true",
                        "charset ISO-8859-2 true",
                        "charset ISO-8859-16 true",
                        "charset IBM852 true",
                        "charset x-MacCentralEurope true",
                        "november pl listopada",
                        "november en November",
                        "november de November",
                        "november ro noiembrie",
                        "tls 1.3 true",
                        "tls with elliptic curves true",
                        "zip file true",
                        "management OperatingSystemImpl",
                        "pictures true",
                        "dns true",
                        "ldap true",
                        "unsafe true");
    }

    /** What jdeps says of the jars of a folder, without the modules' own dependencies. */
    private static Set<String> asked(String folder) throws IOException {
        Path jars = unpacked.home().resolve(folder);
        List<String> ours = new ArrayList<>();
        try (Stream<Path> files = Files.list(jars)) {
            files.filter(file -> file.getFileName().toString().startsWith("dunlin-"))
                    .map(Path::toString)
                    .forEach(ours::add);
        }
        List<String> arguments = new ArrayList<>(
                List.of("--multi-release", "25", "--ignore-missing-deps", "--print-module-deps", "--class-path"));
        arguments.add(jars.resolve("*").toString());
        arguments.addAll(ours);
        java.io.StringWriter out = new java.io.StringWriter();
        java.io.StringWriter err = new java.io.StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new java.io.PrintWriter(out, true),
                        new java.io.PrintWriter(err, true),
                        arguments.toArray(String[]::new));
        assertThat(status).as("%s %s", out, err).isZero();
        String modules = out.toString().lines().toList().getLast();
        return new TreeSet<>(Arrays.asList(modules.split(",")));
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", String.join(" ", command), out)
                .isZero();
        return out.lines().toList();
    }
}
