package io.dunlin.core.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.approvals.Approval.State;
import io.dunlin.spi.value.EmailAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gives the second word. */
class ApprovalPolicyTest {

    private static final ApprovalPolicy POLICY = new ApprovalPolicy(Set.of(Role.LAWYER), Set.of("anna", "dunning"));

    @ParameterizedTest
    @CsvSource({
        // login, role, enabled, asked by, may be asked
        "marek, LAWYER,  true,  anna,  true",
        "marek, MANAGER, true,  anna,  false",
        "marek, LAWYER,  false, anna,  false",
        "anna,  LAWYER,  true,  jan,   false",
        "jan,   LAWYER,  true,  jan,   false",
        "jan,   LAWYER,  true,  marek, true",
    })
    void neither_an_author_nor_whoever_asks_is_asked(
            String login, Role role, boolean enabled, String asking, boolean may) {
        assertThat(POLICY.mayBeAsked(user(login, role, enabled), asking)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        // state, version asked about, newest version, person, may answer
        "OPEN,      2, 2, marek, true",
        "OPEN,      2, 3, marek, false",
        "OPEN,      2, 2, jan,   false",
        "APPROVED,  2, 2, marek, false",
        "REJECTED,  2, 2, marek, false",
        "WITHDRAWN, 2, 2, marek, false",
    })
    void only_the_named_person_answers_once_and_about_the_newest_version(
            State state, int version, int newest, String person, boolean may) {
        assertThat(POLICY.mayAnswer(user(person, Role.LAWYER, true), question(state, version), newest))
                .isEqualTo(may);
    }

    @Test
    void the_most_fitting_are_offered_first_by_name_as_far_as_their_role_decides() {
        User zenon = named("Zenon", Role.LAWYER);
        User lucja = named("Łucja", Role.MANAGER, Role.ADMINISTRATOR);
        User marek = named("Marek", Role.MANAGER);
        User adam = named("Adam", Role.ADMINISTRATOR);
        User ewa = named("Ewa", Role.LAWYER, Role.ADMINISTRATOR);
        List<User> all = List.of(adam, marek, zenon, lucja, ewa);
        assertThat(all.stream().sorted(of(ApprovalPolicy.DECIDERS))).containsExactly(ewa, zenon, lucja, marek, adam);
        assertThat(List.of(ewa, adam, marek).stream().sorted(of(Set.of(Role.MANAGER, Role.ADMINISTRATOR))))
                .containsExactly(marek, adam, ewa);
    }

    private static Comparator<User> of(Set<Role> roles) {
        return new ApprovalPolicy(roles, Set.of()).mostFittingFirst();
    }

    private static User named(String name, Role... roles) {
        return new User(
                idOf(name), name, name, new EmailAddress("person@firm.example"), "pl", true, false, Set.of(roles));
    }

    @Test
    void whoever_wrote_a_version_since_or_lost_the_role_answers_no_more() {
        Approval question = question(State.OPEN, 2);
        User marek = user("marek", Role.LAWYER, true);
        assertThat(new ApprovalPolicy(Set.of(Role.LAWYER), Set.of("anna", "marek")).mayAnswer(marek, question, 2))
                .isFalse();
        assertThat(POLICY.mayAnswer(user("marek", Role.CLERK, true), question, 2))
                .isFalse();
    }

    private static Approval question(State state, int version) {
        return new Approval(
                1,
                new ApprovalSubject(ApprovalSubject.Kind.INSTALMENT_PLAN, 5),
                version,
                1,
                Instant.EPOCH,
                "anna",
                "",
                idOf("marek"),
                "Marek",
                state,
                null,
                "");
    }

    private static User user(String login, Role role, boolean enabled) {
        return new User(
                idOf(login),
                login,
                login,
                new EmailAddress(login + "@firm.example"),
                "pl",
                enabled,
                false,
                Set.of(role));
    }

    private static UserId idOf(String login) {
        return new UserId(login.hashCode());
    }
}
