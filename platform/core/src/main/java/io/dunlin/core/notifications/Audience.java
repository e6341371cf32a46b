package io.dunlin.core.notifications;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableIdentity;
import io.dunlin.core.settings.ProductSettings;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** For each receivable the account manager of its debtor, else of its creditor, else every manager. */
    Map<ReceivableId, List<User>> ofPayments(Collection<ReceivableIdentity> receivables) {
        Map<UserId, User> all =
                users.all().stream().filter(User::enabled).collect(Collectors.toMap(User::id, Function.identity()));
        if (all.isEmpty()) {
            return Map.of();
        }
        List<User> managers = all.values().stream()
                .filter(user -> user.roles().contains(Role.MANAGER))
                .sorted(Comparator.comparing(User::login))
                .toList();
        Map<DebtorId, Debtor> debtors = parties.getDebtors(
                receivables.stream().map(ReceivableIdentity::debtorId).collect(Collectors.toSet()));
        Map<CreditorId, Optional<User>> ofCreditors = new HashMap<>();
        Map<ReceivableId, List<User>> told = new HashMap<>();
        for (ReceivableIdentity receivable : receivables) {
            told.put(
                    receivable.id(),
                    Optional.ofNullable(debtors.get(receivable.debtorId()))
                            .flatMap(debtor -> enabled(all, debtor.accountManager()))
                            .or(() -> ofCreditors.computeIfAbsent(
                                    receivable.creditorId(),
                                    creditor -> enabled(
                                            all, parties.getCreditor(creditor).accountManager())))
                            .map(List::of)
                            .orElse(managers));
        }
        return told;
    }

    private static Optional<User> enabled(Map<UserId, User> enabled, @Nullable UserId id) {
        return Optional.ofNullable(id).map(enabled::get);
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
