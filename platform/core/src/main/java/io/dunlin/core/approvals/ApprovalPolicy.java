package io.dunlin.core.approvals;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import java.text.Collator;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who may give the second word on a thing. For example, a manager may approve a plan that a clerk wrote and another clerk
 * submitted, but neither clerk may, even with the role of a manager.
 *
 * @param roles one of which the person needs
 * @param authors the logins of all who wrote a version of it
 */
public record ApprovalPolicy(Set<Role> roles, Set<String> authors) {

    /** Who decides where no more is asked for. */
    public static final Set<Role> DECIDERS = Set.copyOf(EnumSet.of(Role.LAWYER, Role.MANAGER, Role.ADMINISTRATOR));

    /** Whose office it is to decide on such things before those who keep the product going. */
    private static final List<Role> FITTING = List.of(Role.LAWYER, Role.MANAGER, Role.ADMINISTRATOR);

    public ApprovalPolicy {
        roles = Set.copyOf(roles);
        authors = Set.copyOf(authors);
    }

    /** Whether a person is of those who decide on such things at all. */
    public boolean mayDecide(User person) {
        return person.enabled() && person.roles().stream().anyMatch(roles::contains);
    }

    /** @param asking the login of whoever asks */
    public boolean mayBeAsked(User person, String asking) {
        return mayDecide(person)
                && !authors.contains(person.login())
                && !person.login().equals(asking);
    }

    /** Lawyers, managers, then administrators, as far as their role decides here; each by name. */
    public Comparator<User> mostFittingFirst() {
        return Comparator.<User>comparingInt(this::rank)
                .thenComparing(User::displayName, Collator.getInstance(Locale.forLanguageTag("pl")))
                .thenComparing(User::login);
    }

    private int rank(User person) {
        return IntStream.range(0, FITTING.size())
                .filter(rank ->
                        roles.contains(FITTING.get(rank)) && person.roles().contains(FITTING.get(rank)))
                .findFirst()
                .orElse(FITTING.size());
    }

    /**
     * Whether a person may answer a question now.
     *
     * @param newest the thing's version now
     */
    public boolean mayAnswer(User person, Approval question, int newest) {
        return question.state() == Approval.State.OPEN
                && question.version() == newest
                && question.approver().equals(person.id())
                && mayBeAsked(person, question.askedBy());
    }
}
