package io.dunlin.core.parties;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.parties.CreditorAccounts.Outcome;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Iban;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody alone sends the debtors' money elsewhere. */
@FeatureTest
class CreditorAccountsTest {

    private static final Iban FIRST = Iban.parse("PL61109010140000071219812874");
    private static final Iban OTHER = Iban.parse("PL27114020040000300201355387");
    private static final Iban THIRD = Iban.parse("DE89370400440532013000");
    private static final Actor ADAM = Actor.user("adam");
    private static final Actor MARIA = Actor.user("maria");

    @Autowired
    private CreditorAccounts accounts;

    @Autowired
    private Parties parties;

    @Autowired
    private AuditQueries audit;

    @Autowired
    private Users users;

    @Autowired
    private TestingStaff staff;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private CreditorId creditor = new CreditorId(1);
    private User adam;
    private User maria;

    @BeforeEach
    void a_creditor_whose_debtors_pay_on_the_first_account() {
        adam = staff.hire("adam", "Adam Wzorcowy", "en", Role.ADMINISTRATOR);
        maria = staff.hire("maria", "Maria Wzorcowa", "pl", Role.MANAGER);
        assertThat(staff.hire("klara", Role.CLERK).enabled()).isTrue();
        assertThat(world.receivable("dlug", "FV/1/2026", "100.00", clock.today()))
                .isNotNull();
        creditor = parties.creditors().getFirst().id();
        assertThat(accounts.needsApproval(creditor, FIRST)).isFalse();
        assertThat(accounts.change(creditor, FIRST, null, "the contract", ADAM)).isInstanceOf(Outcome.InUse.class);
        assertThat(account()).isEqualTo(FIRST);
        assertThat(actions()).containsExactly("creditor-account-set");
    }

    @Test
    void another_account_is_told_to_debtors_from_the_second_persons_yes_on() {
        assertThat(accounts.needsApproval(creditor, OTHER)).isTrue();
        assertThat(accounts.candidates(ADAM)).containsExactly(maria);

        ask(OTHER, maria, ADAM);

        assertThat(account()).isEqualTo(FIRST);
        assertThat(accounts.open()).singleElement().satisfies(question -> {
            assertThat(question.reason()).isEqualTo("a new bank");
            assertThat(question.approver()).isEqualTo(maria.id());
        });
        assertThat(accounts.approve(creditor, 1, "called the bookkeeper", MARIA))
                .isInstanceOf(Outcome.InUse.class);
        assertThat(account()).isEqualTo(OTHER);
        assertThat(accounts.open()).isEmpty();
        assertThat(refused(accounts.approve(creditor, 1, "again", MARIA))).contains("only once");
        assertThat(actions())
                .containsExactly("creditor-account-approved", "creditor-account-proposed", "creditor-account-set");
        assertThat(details()).contains(FIRST.value(), OTHER.value());
    }

    @Test
    void nobody_answers_himself_or_in_anothers_place_or_without_the_role() {
        assertThat(refused(accounts.change(creditor, OTHER, null, "a new bank", ADAM)))
                .contains("second person");
        assertThat(refused(accounts.change(creditor, OTHER, adam.id(), "a new bank", ADAM)))
                .contains("not yourself");
        User klara = users.find("klara").orElseThrow();
        assertThat(refused(accounts.change(creditor, OTHER, klara.id(), "a new bank", ADAM)))
                .contains("manager or an administrator");
        assertThat(accounts.newest(creditor)).isEmpty();

        ask(OTHER, maria, ADAM);

        assertThat(refused(accounts.approve(creditor, 1, "", ADAM))).contains("Only the person who was named");
        assertThat(refused(accounts.approve(creditor, 1, "", Actor.user("klara"))))
                .contains("Only the person");
        staff.hire("ewa", Role.ADMINISTRATOR);
        assertThat(refused(accounts.approve(creditor, 1, "", Actor.user("ewa"))))
                .contains("Only the person");
        assertThat(account()).isEqualTo(FIRST);
    }

    @Test
    void who_lost_the_role_meanwhile_answers_no_more() {
        ask(OTHER, maria, ADAM);
        change(maria, Set.of(Role.CLERK));
        assertThat(refused(accounts.approve(creditor, 1, "", MARIA))).contains("Only the person");
        assertThat(account()).isEqualTo(FIRST);
    }

    @Test
    void a_no_leaves_the_account_and_who_said_it_may_be_asked_about_the_next_or_propose_it() {
        ask(OTHER, maria, ADAM);
        assertThat(accounts.reject(creditor, 1, "the client knows nothing of it", MARIA))
                .isInstanceOf(Outcome.Dropped.class);
        assertThat(account()).isEqualTo(FIRST);
        change(maria, Set.of(Role.ADMINISTRATOR));

        ask(THIRD, adam, MARIA);

        assertThat(accounts.approve(creditor, 2, "called the client", ADAM)).isInstanceOf(Outcome.InUse.class);
        assertThat(account()).isEqualTo(THIRD);
        assertThat(actions()).contains("creditor-account-rejected");
    }

    @Test
    void a_newer_wish_takes_the_place_of_the_older_one() {
        ask(OTHER, maria, ADAM);
        ask(THIRD, maria, ADAM);
        assertThat(accounts.open()).hasSize(1);
        assertThat(refused(accounts.approve(creditor, 1, "", MARIA))).contains("Another account was proposed");
        assertThat(account()).isEqualTo(FIRST);
        assertThat(accounts.approve(creditor, 2, "", MARIA)).isInstanceOf(Outcome.InUse.class);
        assertThat(account()).isEqualTo(THIRD);
        assertThat(actions()).contains("creditor-account-withdrawn");
    }

    @Test
    void whoever_asked_takes_the_question_back_and_nobody_else() {
        ask(OTHER, maria, ADAM);
        assertThat(refused(accounts.withdraw(creditor, MARIA))).contains("Only whoever asked");
        assertThat(accounts.withdraw(creditor, ADAM)).isInstanceOf(Outcome.Dropped.class);
        assertThat(refused(accounts.withdraw(creditor, ADAM))).contains("before the answer");
        assertThat(refused(accounts.approve(creditor, 1, "", MARIA))).contains("Only the person");
        assertThat(account()).isEqualTo(FIRST);
    }

    @Test
    void an_account_that_was_removed_does_not_come_back_as_a_first_one() {
        ask(null, maria, ADAM);
        assertThat(account()).isEqualTo(FIRST);
        assertThat(accounts.approve(creditor, 1, "they left the bank", MARIA)).isInstanceOf(Outcome.InUse.class);
        assertThat(account()).isNull();

        assertThat(accounts.needsApproval(creditor, OTHER)).isTrue();
        assertThat(refused(accounts.change(creditor, OTHER, null, "a new bank", ADAM)))
                .contains("second person");
        assertThat(account()).isNull();
        ask(OTHER, maria, ADAM);
        assertThat(accounts.approve(creditor, 2, "", MARIA)).isInstanceOf(Outcome.InUse.class);
        assertThat(account()).isEqualTo(OTHER);
    }

    @Test
    void the_same_account_and_the_rest_of_the_record_ask_nobody() {
        ask(OTHER, maria, ADAM);
        assertThat(accounts.change(creditor, FIRST, null, "a slip", ADAM)).isInstanceOf(Outcome.Unchanged.class);
        parties.changeCreditor(
                creditor, new Parties.CreditorChange("Nowa Nazwa", null, null, null, maria.id()), "renamed", ADAM);
        assertThat(parties.getCreditor(creditor).name()).isEqualTo("Nowa Nazwa");
        assertThat(account()).isEqualTo(FIRST);
        assertThat(accounts.open()).hasSize(1);
    }

    @Test
    void of_two_who_set_the_first_account_at_once_one_needs_the_other() throws Exception {
        PartyRecord known =
                world.record("dlug", "FV/9/2026", "1.00", clock.today()).creditor();
        PartyMatch<CreditorId> match = parties.creditorOf(known, "other-source", ADAM);
        CreditorId fresh = ((PartyMatch.Registered<CreditorId>) match).id();
        List<Outcome> outcomes = atOnce(
                () -> accounts.change(fresh, OTHER, null, "one", ADAM),
                () -> accounts.change(fresh, THIRD, null, "two", MARIA));
        assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.InUse.class);
        assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Refused.class);
    }

    @Test
    void a_yes_and_a_newer_wish_at_once_never_put_an_account_in_use_that_was_not_asked_about() throws Exception {
        ask(OTHER, maria, ADAM);
        List<Outcome> outcomes = atOnce(
                () -> accounts.approve(creditor, 1, "", MARIA),
                () -> accounts.change(creditor, THIRD, maria.id(), "yet another", ADAM));
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Asked.class);
        assertThat(account()).isEqualTo(outcomes.getFirst() instanceof Outcome.InUse ? OTHER : FIRST);
        assertThat(accounts.open())
                .singleElement()
                .satisfies(question -> assertThat(question.version()).isEqualTo(2));
    }

    private static List<Outcome> atOnce(Callable<Outcome> one, Callable<Outcome> two) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Outcome> first = threads.submit(() -> after(start, one));
            Future<Outcome> second = threads.submit(() -> after(start, two));
            return List.of(first.get(), second.get());
        }
    }

    private static Outcome after(CyclicBarrier start, Callable<Outcome> act) throws Exception {
        assertThat(start.await()).isNotNegative();
        return act.call();
    }

    private void ask(@Nullable Iban account, User approver, Actor actor) {
        assertThat(accounts.change(creditor, account, approver.id(), "a new bank", actor))
                .isInstanceOf(Outcome.Asked.class);
    }

    private void change(User user, Set<Role> roles) {
        User changed = new User(
                user.id(), user.login(), user.displayName(), user.email(), user.language(), true, false, roles);
        assertThat(users.change(changed, TestingWorld.TESTER)).isInstanceOf(Users.Outcome.Done.class);
    }

    private static String refused(Outcome outcome) {
        return outcome instanceof Outcome.Refused(LocalizedText why) ? why.en() : String.valueOf(outcome);
    }

    private @Nullable Iban account() {
        return parties.getCreditor(creditor).account();
    }

    private List<String> actions() {
        return entries().stream().map(entry -> entry.action()).toList();
    }

    private String details() {
        return entries().getFirst().details();
    }

    private List<AuditQueries.AuditRow> entries() {
        return audit.page(AuditQueries.Filter.none(), Window.first(30)).stream()
                .filter(entry -> entry.action().startsWith("creditor-account-"))
                .toList();
    }
}
