package io.dunlin.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dunlin.appliance.command.DunlinCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;

/** The program. Started from the assembled folder: {@code java -cp 'lib/*' io.dunlin.appliance.DunlinApplication}. */
public final class DunlinApplication {

    /** Commands that stay tell what they do; the others print what they were asked for. */
    private static final List<String> THAT_STAY = List.of("serve", "demo");

    /** In logback.xml. No key of the configuration, so not named like one. */
    private static final String LOG_LEVEL = "dunlin-log-level";

    private DunlinApplication() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && !arguments[0].startsWith("-") && !THAT_STAY.contains(arguments[0])) {
            tellProblemsOnly();
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, UTF_8);
        System.exit(DunlinCommand.run(out, err, arguments));
    }

    /** Before anything is logged: the level is read once. */
    private static void tellProblemsOnly() {
        if (System.getProperty(LOG_LEVEL) == null && System.getenv("DUNLIN_LOG_LEVEL") == null) {
            System.setProperty(LOG_LEVEL, "WARN");
        }
    }
}
