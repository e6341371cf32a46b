package io.dunlin.ui.parties;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.parties.CreditorAccounts;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Iban;
import io.dunlin.ui.testing.ScreenTest;
import io.dunlin.ui.today.TodayView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of creditors as a manager sees it, who is the second person. */
class AccountAnswerTest extends ScreenTest {

    private static final Iban ACCOUNT = Iban.parse("PL61109010140000071219812874");
    private static final Iban OTHER = Iban.parse("PL27114020040000300201355387");
    private static final Actor ADAM = Actor.user("adam");

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Parties parties;

    @Autowired
    private CreditorAccounts accounts;

    @Autowired
    private Users users;

    private CreditorId creditor = new CreditorId(1);

    @Override
    protected Role[] roles() {
        return new Role[] {Role.MANAGER};
    }

    @BeforeEach
    void an_administrator_wants_another_account() {
        assertThat(firm.person("adam", "Adam Wzorcowy", "pl", Role.ADMINISTRATOR)
                        .enabled())
                .isTrue();
        assertThat(world.receivable("alfa", "FV/1/2026", "60.00", clock.today().minusDays(5)))
                .isNotNull();
        creditor = parties.creditors().getFirst().id();
        assertThat(accounts.change(creditor, ACCOUNT, null, "first", ADAM))
                .isInstanceOf(CreditorAccounts.Outcome.InUse.class);
        assertThat(accounts.change(
                        creditor, OTHER, users.find(LOGIN).orElseThrow().id(), "a new bank", ADAM))
                .isInstanceOf(CreditorAccounts.Outcome.Asked.class);
    }

    @Test
    void the_named_manager_compares_the_numbers_says_how_and_approves() {
        // Today's page is open from before the question: it is opened anew.
        assertThat(navigate(CreditorsView.class)).isNotNull();
        assertThat(find(Anchor.class, navigate(TodayView.class)).all())
                .extracting(Anchor::getHref)
                .contains("creditors");
        CreditorsView view = navigate(CreditorsView.class);
        assertThat(wordsOf(view)).contains("Adam Wzorcowy", "a new bank", "Now: PL61", "To be: PL27");
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("Change", "Add an account", "Remove", "Take the question back");

        click("Approve");
        assertThat(wordsOf(find(Dialog.class).last())).contains("never one from the mail");
        test(find(TextArea.class).last()).setValue("called Ms Wzorowa of the bookkeepers");
        click("Approve");

        assertThat(parties.getCreditor(creditor).account()).isEqualTo(OTHER);
        assertThat(test(find(Notification.class).last()).getText()).contains("not read");
        assertThat(wordsOf(view)).doesNotContain("waits for a second person");
    }

    @Test
    void a_no_says_why_and_leaves_the_account() {
        CreditorsView view = navigate(CreditorsView.class);
        click("Send back");
        test(find(TextArea.class).last()).setValue("the client knows nothing of it");
        click("Send back");
        assertThat(parties.getCreditor(creditor).account()).isEqualTo(ACCOUNT);
        assertThat(wordsOf(view)).doesNotContain("waits for a second person");
        assertThat(accounts.open()).isEmpty();
    }

    @Test
    void the_way_from_a_statement_opens_no_dialog_for_who_changes_nothing() {
        assertThat(open(CreditorsView.class, CreditorsView.NEW_ACCOUNT, OTHER.value()))
                .isNotNull();
        assertThat(find(Dialog.class).all()).isEmpty();
    }
}
