package io.dunlin.appliance.command;

import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.access.Users.Outcome;

/** What came of a command on users, in words. */
final class UserOutcome {

    private UserOutcome() {}

    static User existing(Users users, String login) {
        return users.find(login)
                .orElseThrow(() -> new CommandFailure("there is no user " + login + "; 'dunlin user list' shows them"));
    }

    static void require(Outcome outcome) {
        if (outcome instanceof Outcome.Refused(String reasonKey)) {
            throw new CommandFailure(
                    switch (reasonKey) {
                        case "users.refused.login" ->
                            "a login has 2 to 64 small letters, digits, dots and hyphens; write another";
                        case "users.refused.password" ->
                            "a password has 12 to 128 characters and is not the login; write another";
                        case "users.refused.exists" -> "there is such a user already; 'dunlin user list' shows them";
                        case "users.refused.last-administrator" ->
                            "this is the last administrator; make another one first";
                        default -> "refused: " + reasonKey;
                    });
        }
    }
}
