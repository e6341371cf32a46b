package io.dunlin.appliance.command;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.access.Users.NewUser;
import io.dunlin.core.access.Users.Outcome;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.value.EmailAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes a user with a password that must be changed at the first login. */
@Command(
        name = "add",
        description =
                "Makes a user. Without --password-stdin a password is made and printed once; it must be changed at"
                        + " the first login.",
        mixinStandardHelpOptions = true)
final class UserAddCommand extends ApplianceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LOGIN", description = "2 to 64 small letters, digits, dots and hyphens.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String login;

    @Option(names = "--email", paramLabel = "ADDRESS", required = true, description = "The user's mail address.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String email;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "",
            description = "As colleagues see it; else the login.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            split = ",",
            description = "One or more of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Role> roles;

    @Option(names = "--language", paramLabel = "LANGUAGE", defaultValue = "pl", description = "pl or en.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(names = "--password-stdin", description = "Reads the password from standard input.")
    private boolean passwordFromInput;

    @Override
    public Integer call() {
        EmailAddress address = EmailAddress.find(email)
                .orElseThrow(() -> new ParameterException(
                        spec().commandLine(), "--email: write a mail address, for example anna@example.com"));
        if (!List.of("pl", "en").contains(language)) {
            throw new ParameterException(spec().commandLine(), "--language: write pl or en");
        }
        Password password = passwordFromInput ? Password.read(System.in) : Password.made();
        return with(context -> {
            Outcome outcome = context.getBean(Users.class)
                    .create(
                            new NewUser(
                                    login,
                                    name.isBlank() ? login : name,
                                    address,
                                    language,
                                    EnumSet.copyOf(roles),
                                    password.value()),
                            Actor.system("command-line"));
            UserOutcome.require(outcome);
            out().println("Made user " + login + ".");
            password.print(out());
            return ExitStatus.DONE;
        });
    }
}
