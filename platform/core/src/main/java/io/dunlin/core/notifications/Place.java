package io.dunlin.core.notifications;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A screen that news lead to and that not everybody may open: whoever may not is told without a link. The screens have a test
 * that they let in exactly these.
 */
public enum Place {
    STATEMENTS("statements", Set.of(Role.ACCOUNTANT, Role.ADMINISTRATOR)),
    CREDITORS("creditors", Set.of(Role.MANAGER, Role.ADMINISTRATOR)),
    SETTINGS("settings", Set.of(Role.LAWYER, Role.ADMINISTRATOR)),
    MODELS("reply-models", Set.of(Role.ADMINISTRATOR)),
    QUALITY("reply-quality", Set.of(Role.CLERK, Role.LAWYER, Role.MANAGER, Role.ADMINISTRATOR));

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Role> open;

    Place(String path, Set<Role> open) {
        this.path = path;
        this.open = open;
    }

    /** The route of the screen. */
    public String path() {
        return path;
    }

    /** Who may open it. */
    public Set<Role> open() {
        return open;
    }

    /** The way there for a person; null where it is closed to them. */
    @Nullable
    String to(User user) {
        return user.roles().stream().anyMatch(open::contains) ? path : null;
    }
}
