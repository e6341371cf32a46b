package io.dunlin.ui.components;

import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people are called, where histories name them by login or number. */
public final class People {

    /** Parts of the product that act where a person might. */
    private static final Set<String> PARTS = Set.of(
            "allocations",
            "cases",
            "demo",
            "dunning",
            "invoice-documents",
            "manager-decisions",
            "notifications",
            "outbox",
            "parked-remittances",
            "payment-thanks",
            "payments",
            "policies",
            "promises",
            "statements",
            "training",
            "triage");

    private final Map<String, String> byLogin;
    private final Map<UserId, String> byId;

    private People(List<User> users) {
        byLogin = users.stream().collect(Collectors.toMap(User::login, User::displayName));
        byId = users.stream().collect(Collectors.toMap(User::id, User::displayName));
    }

    public static People of(List<User> users) {
        return new People(users);
    }

    /** The name of a user or of the product; whoever is neither is named as it was written down. */
    public String name(String login) {
        String person = byLogin.get(login);
        if (person != null) {
            return person;
        }
        return switch (login) {
            case "bank-folder" -> Texts.t("actor.bank-folder");
            case "bank-mail" -> Texts.t("actor.bank-mail");
            case "bank-sftp" -> Texts.t("actor.bank-sftp");
            case "command-line" -> Texts.t("actor.command-line");
            case "erp" -> Texts.t("actor.erp");
            case "mail-client" -> Texts.t("actor.mail-client");
            case "receivables-folder" -> Texts.t("actor.receivables-folder");
            default -> PARTS.contains(login) ? Texts.t("actor.system") : login;
        };
    }

    /** Who is called so. */
    public Optional<String> loginOf(String name) {
        return byLogin.entrySet().stream()
                .filter(person -> person.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The name of a user; null where there is none. */
    public @Nullable String name(UserId id) {
        return byId.get(id);
    }
}
