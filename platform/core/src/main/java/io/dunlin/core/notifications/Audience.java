package io.dunlin.core.notifications;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.settings.ProductSettings;
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
    private final ProductSettings settings;

    Audience(Parties parties, Users users, ProductSettings settings) {
        this.parties = parties;
        this.users = users;
        this.settings = settings;
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

    /** Whoever leads those who collect, else managers, else administrators. */
    List<User> ofLead() {
        Long lead = settings.get(TeamSettings.GROUP).lead();
        return enabled(lead == null ? null : new UserId(lead))
                .map(List::of)
                .orElseGet(() -> Stream.of(Role.MANAGER, Role.ADMINISTRATOR)
                        .map(users::withRole)
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(List.of()));
    }

    /** The account manager who is asked about a case, else who is asked in that person's place. */
    List<User> ofDecision(@Nullable UserId accountManager) {
        return enabled(accountManager)
                .filter(ManagerDecisions::mayDecide)
                .map(List::of)
                .orElseGet(this::ofEscalation);
    }

    /** Whoever leads, where that person may decide, else managers, else administrators. */
    List<User> ofEscalation() {
        List<User> lead = ofLead().stream().filter(ManagerDecisions::mayDecide).toList();
        return lead.isEmpty() ? ofOperations() : lead;
    }

    private Optional<User> enabled(@Nullable UserId id) {
        return Optional.ofNullable(id).map(users::get).filter(User::enabled);
    }
}
