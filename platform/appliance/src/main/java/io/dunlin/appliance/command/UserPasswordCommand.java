package io.dunlin.appliance.command;

import io.dunlin.core.access.Users;
import io.dunlin.core.shared.Actor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets a password that must be changed at the next login, and ends a lock. */
@Command(
        name = "password",
        description =
                "Sets a user's password, and ends a lock after wrong ones. Without --password-stdin one is made and"
                        + " printed once; it must be changed at the next login.",
        mixinStandardHelpOptions = true)
final class UserPasswordCommand extends ApplianceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LOGIN", description = "Whose password.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String login;

    @Option(names = "--password-stdin", description = "Reads the password from standard input.")
    private boolean passwordFromInput;

    @Override
    public Integer call() {
        Password password = passwordFromInput ? Password.read(System.in) : Password.made();
        return with(context -> {
            Users users = context.getBean(Users.class);
            UserOutcome.require(users.setPassword(
                    UserOutcome.existing(users, login).id(), password.value(), true, Actor.system("command-line")));
            out().println("Set the password of " + login + ".");
            password.print(out());
            return ExitStatus.DONE;
        });
    }
}
