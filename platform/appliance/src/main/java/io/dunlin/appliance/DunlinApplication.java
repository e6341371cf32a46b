package io.dunlin.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dunlin.appliance.command.DunlinCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** The program. Started from the assembled folder: {@code java -cp 'lib/*' io.dunlin.appliance.DunlinApplication}. */
public final class DunlinApplication {

    private DunlinApplication() {}

    public static void main(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, UTF_8);
        System.exit(DunlinCommand.run(out, err, arguments));
    }
}
