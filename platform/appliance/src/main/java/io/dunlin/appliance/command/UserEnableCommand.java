package io.dunlin.appliance.command;

import io.dunlin.core.access.Users;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a user in again. */
@Command(
        name = "enable",
        description = "Lets a user in again who was disabled; the password stays what it was.",
        mixinStandardHelpOptions = true)
final class UserEnableCommand extends ApplianceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LOGIN", description = "Whom to let in again.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String login;

    @Override
    public Integer call() {
        return with(context -> {
            UserAccess.change(context.getBean(Users.class), login, true);
            out().println("Enabled " + login + ".");
            return ExitStatus.DONE;
        });
    }
}
