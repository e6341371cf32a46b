package io.dunlin.ui.access;

import com.vaadin.flow.spring.security.AuthenticationContext;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.shared.Actor;
import io.dunlin.ui.components.People;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The person in front of the screen. */
@Component
public class SignedIn {

    private final AuthenticationContext authentication;
    private final Users users;

    public SignedIn(AuthenticationContext authentication, Users users) {
        this.authentication = authentication;
        this.users = users;
    }

    public Optional<User> find() {
        return authentication.getPrincipalName().flatMap(users::find);
    }

    public User user() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    public Actor actor() {
        return Actor.user(
                authentication.getPrincipalName().orElseThrow(() -> new IllegalStateException("Nobody is signed in")));
    }

    /** What everybody is called at the moment. */
    public People people() {
        return People.of(users.all());
    }

    public boolean has(Role role) {
        return authentication.hasRole(role.name());
    }

    public void signOut() {
        authentication.logout();
    }
}
