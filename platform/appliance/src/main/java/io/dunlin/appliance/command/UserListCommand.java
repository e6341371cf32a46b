package io.dunlin.appliance.command;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the users. */
@Command(name = "list", description = "Lists the users, their roles and state.", mixinStandardHelpOptions = true)
final class UserListCommand extends ApplianceCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return with(context -> {
            List<User> users = context.getBean(Users.class).all();
            for (User user : users) {
                out().printf(
                                Locale.ROOT,
                                "%-24s %-9s %s%n",
                                user.login(),
                                user.enabled() ? "enabled" : "disabled",
                                user.roles().stream().sorted().map(Role::name).collect(Collectors.joining(", ")));
            }
            if (users.isEmpty()) {
                out().println("There is no user yet: dunlin user add LOGIN --email ADDRESS --role ADMINISTRATOR");
            }
            return ExitStatus.DONE;
        });
    }
}
