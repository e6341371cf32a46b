package io.dunlin.appliance.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Users and their passwords, for when nobody can sign in. */
@Command(
        name = "user",
        description = "Adds, lists, disables and enables users, and sets passwords. Works beside a running appliance.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UserAddCommand.class,
            UserListCommand.class,
            UserPasswordCommand.class,
            UserDisableCommand.class,
            UserEnableCommand.class
        })
final class UserCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add, list, password, disable or enable");
    }
}
