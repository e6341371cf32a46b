package io.dunlin.core.notifications;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is told of what. */
@Component
class Audience {

    private final Parties parties;
    private final Users users;

    Audience(Parties parties, Users users) {
        this.parties = parties;
        this.users = users;
    }

    /** The account manager of the debtor, else of the creditor, else every manager. */
    List<User> ofPayments(DebtorId debtor, CreditorId creditor) {
        return Stream.of(
                        parties.getDebtor(debtor).accountManager(),
                        parties.getCreditor(creditor).accountManager())
                .flatMap(manager -> enabled(manager).stream())
                .findFirst()
                .map(List::of)
                .orElseGet(() -> users.withRole(Role.MANAGER));
    }

    /** Accountants, else managers, else administrators. */
    List<User> ofStatements() {
        return Stream.of(Role.ACCOUNTANT, Role.MANAGER, Role.ADMINISTRATOR)
                .map(users::withRole)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Managers and administrators. */
    List<User> ofOperations() {
        return Stream.of(Role.MANAGER, Role.ADMINISTRATOR)
                .flatMap(role -> users.withRole(role).stream())
                .distinct()
                .toList();
    }

    private Optional<User> enabled(@Nullable UserId id) {
        return Optional.ofNullable(id).map(users::get).filter(User::enabled);
    }
}
