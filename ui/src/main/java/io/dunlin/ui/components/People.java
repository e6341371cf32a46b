package io.dunlin.ui.components;

import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people are called, where histories name them by login or number. */
public final class People {

    /** Parts of the product that act where a person might. */
    private static final Set<String> PARTS = Set.of("dunning", "manager-decisions", "policies");

    private final Map<String, String> byLogin;
    private final Map<UserId, String> byId;

    private People(List<User> users) {
        byLogin = users.stream().collect(Collectors.toMap(User::login, User::displayName));
        byId = users.stream().collect(Collectors.toMap(User::id, User::displayName));
    }

    public static People of(Users users) {
        return new People(users.all());
    }

    /** The name of a user or of the product; whoever is neither is named as it was written down. */
    public String name(String login) {
        return byLogin.getOrDefault(login, PARTS.contains(login) ? Texts.t("actor.system") : login);
    }

    /** The name of a user; null where there is none. */
    public @Nullable String name(UserId id) {
        return byId.get(id);
    }
}
