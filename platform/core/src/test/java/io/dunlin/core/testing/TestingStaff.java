package io.dunlin.core.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.spi.value.EmailAddress;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The firm's people in words. */
@Component
public class TestingStaff {

    private final Users users;

    public TestingStaff(Users users) {
        this.users = users;
    }

    /** Somebody who reads Polish. */
    @CanIgnoreReturnValue
    public User hire(String login, Role... roles) {
        return hire(login, "Person " + login, "pl", roles);
    }

    @CanIgnoreReturnValue
    public User hire(String login, String name, String language, Role... roles) {
        Users.NewUser hired = new Users.NewUser(
                login,
                name,
                new EmailAddress(login + "@firm.example"),
                language,
                Set.of(roles),
                "biegus zmienny nad morzem");
        return switch (users.create(hired, TestingWorld.TESTER)) {
            case Users.Outcome.Done(User user) -> user;
            case Users.Outcome.Refused(String why) -> throw new AssertionError(why);
        };
    }
}
