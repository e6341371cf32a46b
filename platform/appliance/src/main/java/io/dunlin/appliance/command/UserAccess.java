package io.dunlin.appliance.command;

import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.shared.Actor;

/** Keeps a user out, or lets one in again. */
final class UserAccess {

    private UserAccess() {}

    static void change(Users users, String login, boolean enabled) {
        User user = UserOutcome.existing(users, login);
        UserOutcome.require(users.change(
                new User(
                        user.id(),
                        user.login(),
                        user.displayName(),
                        user.email(),
                        user.language(),
                        enabled,
                        user.mustChangePassword(),
                        user.roles()),
                Actor.system("command-line")));
    }
}
