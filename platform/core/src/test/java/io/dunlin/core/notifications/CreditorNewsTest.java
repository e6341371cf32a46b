package io.dunlin.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorAccounts;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Iban;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class CreditorNewsTest {

    private static final Iban FIRST = Iban.parse("PL27114020040000300201355387");
    private static final Iban OTHER = Iban.parse("PL61109010140000071219812874");

    @Autowired
    private TestingStaff staff;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Parties parties;

    @Autowired
    private CreditorAccounts accounts;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Users users;

    @Test
    void managers_and_administrators_hear_that_debtors_are_to_pay_elsewhere() {
        staff.hire("adam", "Adam Wzorcowy", "en", Role.ADMINISTRATOR);
        User maria = staff.hire("maria", "Maria Wzorcowa", "pl", Role.MANAGER);
        staff.hire("klara", "Klara Wzorcowa", "pl", Role.CLERK);
        world.receivable("dlug", "FV/1/2026", "100.00", clock.today());
        Creditor creditor = parties.creditors().getFirst();
        assertThat(accounts.change(creditor.id(), FIRST, null, "the contract", TestingWorld.TESTER))
                .isNotNull();
        assertThat(told("adam")).hasSize(1);
        clock.advance(Duration.ofMinutes(5));
        assertThat(accounts.change(creditor.id(), FIRST, null, "a new address", TestingWorld.TESTER))
                .isNotNull();
        assertThat(told("adam")).hasSize(1);

        assertThat(accounts.change(creditor.id(), OTHER, maria.id(), "a new bank", Actor.user("adam")))
                .isNotNull();

        assertThat(told("adam")).hasSize(1);
        assertThat(told("maria")).hasSize(2).first().satisfies(notice -> {
            assertThat(notice.headline())
                    .isEqualTo("Do zatwierdzenia: inny rachunek do wpłat wierzyciela " + creditor.name());
            assertThat(notice.lines())
                    .containsExactly(
                            "Prosi: Adam Wzorcowy",
                            "Teraz: " + FIRST.grouped() + ". Ma być: " + OTHER.grouped() + ".",
                            "Najpierw porównaj nowy numer z klientem przez telefon, pod numerem znanym już wcześniej;"
                                    + " nigdy z maila ani pisma, które ten numer przyniosło.",
                            "a new bank");
            assertThat(notice.link()).isEqualTo("creditors");
        });
        assertThat(told("klara")).isEmpty();

        assertThat(accounts.approve(creditor.id(), 1, "called them", Actor.user("maria")))
                .isNotNull();

        assertThat(told("adam")).hasSize(3);
        assertThat(told("adam")).anySatisfy(notice -> {
            assertThat(notice.headline())
                    .isEqualTo("Debtors of " + creditor.name() + " are told to pay into another account");
            assertThat(notice.lines().getFirst()).contains(FIRST.grouped(), OTHER.grouped());
            assertThat(notice.lines().get(1)).isEqualTo("Asked for by adam, approved by Maria Wzorcowa: a new bank");
            assertThat(notice.link()).isEqualTo("creditors");
        });
        assertThat(told("adam")).anySatisfy(notice -> {
            assertThat(notice.headline())
                    .isEqualTo("Approved: debtors of " + creditor.name() + " are told to pay into the other account");
            assertThat(notice.lines()).containsExactly("Answered by Maria Wzorcowa", "called them");
        });
        assertThat(told("maria"))
                .anySatisfy(notice -> assertThat(notice.headline()).startsWith("Dłużnicy wierzyciela"));
        assertThat(told("klara")).isEmpty();
    }

    private List<Notice> told(String login) {
        return notifications.page(users.find(login).orElseThrow().id(), true, Window.first(10)).stream()
                .map(each -> each.notice())
                .toList();
    }
}
