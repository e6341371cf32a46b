package io.dunlin.ui.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a clerk learns of a debtor and writes down: another number, a lawyer. */
class DebtorCardsTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Parties parties;

    @Autowired
    private AuditQueries audit;

    @Autowired
    private Users users;

    @Autowired
    private TestingStaff staff;

    private CaseId caseId = new CaseId(0);
    private DebtorId debtor = new DebtorId(0);
    private CaseView view;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @BeforeEach
    void open_a_case() {
        Receivable receivable =
                world.receivable("alfa", "FV/1/2026", "1234.56", clock.today().minusDays(5));
        caseId = world.caseOf(receivable);
        debtor = receivable.debtorId();
        view = navigate(CaseView.class, caseId.value());
    }

    @Test
    void a_number_that_the_debtor_gave_on_the_phone_is_checked_kept_once_and_used() {
        of("Contacts", "Add…");
        write("Number or address", "12 34");
        click("Add");
        assertThat(field("Number or address").isInvalid()).isTrue();
        assertThat(field("How it is known").isInvalid()).isTrue();
        write("Number or address", "601 100 200");
        write("How it is known", "named by the debtor on the phone");
        click("Add");
        assertThat(parties.contactPoints(debtor))
                .filteredOn(point -> point.state() == ContactPoint.State.ACTIVE)
                .extracting(ContactPoint::value)
                .contains("+48601100200");
        assertThat(wordsOf(view)).contains("+48601100200");
        of("Contacts", "Add…");
        write("Number or address", "+48 601-100-200");
        write("How it is known", "again");
        click("Add");
        assertThat(field("Number or address").getErrorMessage()).contains("on the list already");
        chooseMail();
        write("Number or address", "ksiegowosc@alfa.example");
        click("Add");
        assertThat(parties.contactPoints(debtor))
                .extracting(ContactPoint::value)
                .contains("ksiegowosc@alfa.example");
    }

    @Test
    void where_a_debtor_lives_and_who_is_in_charge_of_him_is_put_right_with_a_reason() {
        staff.hire("marek", "Marek Drozdowiak", "pl", Role.MANAGER);
        of("Debtor", "Change…");
        write("City", "");
        write("Street", "ul. Nowa");
        click("Save");
        assertThat(field("City").isInvalid()).isTrue();
        assertThat(field("Reason").isInvalid()).isTrue();
        write("Building", "7");
        write("Postal code", "81-350");
        write("City", "Gdynia");
        write("Reason", "the debtor moved");
        @SuppressWarnings("unchecked") // the fields of the open dialog, in their order
        Select<User> manager = (Select<User>) find(Select.class).all().getLast();
        manager.setValue(users.find("marek").orElseThrow());
        click("Save");
        assertThat(String.valueOf(parties.getDebtor(debtor).address())).contains("ul. Nowa", "Gdynia");
        assertThat(wordsOf(view)).contains("ul. Nowa 7").contains("Account manager: Marek Drozdowiak");
        AuditQueries.AuditRow entry = audit.page(AuditQueries.Filter.action("debtor-changed"), Window.first(1))
                .getFirst();
        assertThat(entry.reason()).isEqualTo("the debtor moved");
        assertThat(entry.details()).contains("Gdynia");
    }

    @Test
    void while_counsel_speaks_for_the_debtor_he_is_not_written_to_and_then_again() {
        of("Who speaks for the debtor", "Add…");
        click("Add");
        assertThat(field("Name").isInvalid()).isTrue();
        assertThat(field("How it is known").isInvalid()).isTrue();
        write("Name", "adw. Tymoteusz Zimorodek");
        write("Mail", "kancelaria@adwokat-zimorodek.example");
        write("How it is known", "power of attorney of 2 November");
        click("Add");
        assertThat(parties.isRepresented(debtor)).isTrue();
        assertThat(wordsOf(view))
                .contains("adw. Tymoteusz Zimorodek")
                .contains("power of attorney of 2 November")
                .contains("kancelaria@adwokat-zimorodek.example");
        click("Ended…");
        test(find(TextArea.class).last()).setValue("the mandate was laid down");
        click("It has ended");
        assertThat(parties.isRepresented(debtor)).isFalse();
        assertThat(wordsOf(view)).contains("Until ");
        assertThat(audit.page(AuditQueries.Filter.action("representative-ended"), Window.first(1)))
                .extracting(AuditQueries.AuditRow::reason)
                .containsExactly("the mandate was laid down");
    }

    @SuppressWarnings("unchecked") // the field of the open dialog
    private void chooseMail() {
        Select<ContactPoint.Kind> kind =
                (Select<ContactPoint.Kind>) find(Select.class).all().getLast();
        kind.setValue(ContactPoint.Kind.EMAIL);
    }

    /** Clicks a button of a card, whatever is called the same in another one. */
    private void of(String card, String button) {
        Card found = find(Card.class).all().stream()
                .filter(one -> card.equals(one.title()))
                .findFirst()
                .orElseThrow();
        found.getChildren()
                .flatMap(one -> one.getChildren())
                .flatMap(one -> one.getChildren())
                .filter(one -> one instanceof Button act && button.equals(act.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .click();
    }

    private void write(String label, String text) {
        test(field(label)).setValue(text);
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .toList()
                .getLast();
    }
}
