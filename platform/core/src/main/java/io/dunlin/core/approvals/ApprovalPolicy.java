package io.dunlin.core.approvals;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import java.util.EnumSet;
import java.util.Set;

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
