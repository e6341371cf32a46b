package io.dunlin.appliance.command;

import io.dunlin.core.access.Users;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a user out. */
@Command(
        name = "disable",
        description = "Keeps a user out; what the user did stays on record.",
        mixinStandardHelpOptions = true)
final class UserDisableCommand extends ApplianceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LOGIN", description = "Whom to keep out.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String login;

    @Override
    public Integer call() {
        return with(context -> {
            UserAccess.change(context.getBean(Users.class), login, false);
            out().println("Disabled " + login + ".");
            return ExitStatus.DONE;
        });
    }
}
