package io.dunlin.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Iban;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class CreditorNewsTest {

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
    private Notifications notifications;

    @Autowired
    private Users users;

    @Test
    void managers_and_administrators_hear_that_debtors_are_to_pay_elsewhere() {
        staff.hire("adam", "Adam Wzorcowy", "en", Role.ADMINISTRATOR);
        staff.hire("maria", "Maria Wzorcowa", "pl", Role.MANAGER);
        staff.hire("klara", "Klara Wzorcowa", "pl", Role.CLERK);
        world.receivable("dlug", "FV/1/2026", "100.00", clock.today());
        Creditor creditor = parties.creditors().getFirst();
        parties.changeCreditor(with(creditor, creditor.account()), "a new address", TestingWorld.TESTER);
        assertThat(told("adam")).isEmpty();

        parties.changeCreditor(with(creditor, OTHER), "a new bank", TestingWorld.TESTER);

        assertThat(told("adam")).singleElement().satisfies(notice -> {
            assertThat(notice.headline())
                    .isEqualTo("Debtors of " + creditor.name() + " are told to pay into another account");
            assertThat(notice.lines().getFirst()).contains(OTHER.grouped());
            assertThat(notice.lines().get(1)).contains(TestingWorld.TESTER.name(), "a new bank");
            assertThat(notice.link()).isEqualTo("creditors");
        });
        assertThat(told("maria")).singleElement().satisfies(notice -> {
            assertThat(notice.headline()).startsWith("Dłużnicy wierzyciela");
            assertThat(notice.link()).isNull();
        });
        assertThat(told("klara")).isEmpty();

        clock.advance(Duration.ofMinutes(5));
        parties.changeCreditor(with(creditor, null), "no account for now", TestingWorld.TESTER);
        assertThat(told("maria")).hasSize(2);
    }

    private List<Notice> told(String login) {
        return notifications.page(users.find(login).orElseThrow().id(), true, Window.first(10)).stream()
                .map(each -> each.notice())
                .toList();
    }

    private static Creditor with(Creditor creditor, @Nullable Iban account) {
        return new Creditor(
                creditor.id(),
                creditor.name(),
                creditor.taxNumber(),
                creditor.registerNumber(),
                creditor.address(),
                creditor.email(),
                creditor.phone(),
                account,
                creditor.accountManager());
    }
}
