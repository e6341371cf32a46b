package io.dunlin.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.audit.AuditQueries.AuditRow;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.dunning.DunningSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.audit.AuditLines.Line;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.testing.ScreenTest;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AuditDetailsTest extends ScreenTest {

    private static final Locale POLISH = Locale.of("pl");

    @Autowired
    private AuditTrail audit;

    @Autowired
    private AuditQueries queries;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Users users;

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private Format format;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void amounts_days_and_constants_are_told_in_words() {
        AuditRow row = recorded(
                "payment-reversed", Map.of("amount", "1234.50 PLN", "until", "2026-11-30", "reason", "PROMISE"));
        assertThat(lines(row))
                .containsExactly(
                        new Line("Amount", "PLN\u00a01,234.50"),
                        new Line("Reason", "Promise to pay"),
                        new Line("Until", "30 Nov 2026"));
        UI.getCurrent().setLocale(POLISH);
        assertThat(lines(row))
                .containsExactly(
                        new Line("Kwota", "1\u00a0234,50\u00a0zł"),
                        new Line("Powód", "Deklaracja zapłaty"),
                        new Line("Do dnia", "30.11.2026"));
    }

    @Test
    void of_a_change_only_what_changed_is_told_with_what_it_was() {
        DunningSettings before = settings.get(DunningSettings.GROUP);
        settings.change(
                DunningSettings.GROUP,
                new DunningSettings(
                        !before.active(),
                        LocalTime.of(8, 15),
                        before.bankDataDays(),
                        before.mostPerDay(),
                        before.mostPerWeek(),
                        before.mostPerFortnight(),
                        before.messageDays()),
                TestingWorld.TESTER,
                "later in the morning");
        assertThat(lines(newest()))
                .containsExactlyInAnyOrder(
                        new Line("active", "yes → no"),
                        new Line("run at", before.runAt() + " → 08:15"),
                        new Line("Settings of", "Reminders and contact limits"));
    }

    @Test
    void people_are_named_and_what_is_empty_is_shown_as_nothing() {
        String anna = Long.toString(users.find(LOGIN).orElseThrow().id().value());
        assertThat(lines(recorded("account-manager-assigned", Map.of("accountManager", anna))))
                .containsExactly(new Line("Account manager", "Anna Wzorcowa"));
        assertThat(lines(recorded("account-manager-assigned", Map.of("accountManager", ""))))
                .containsExactly(new Line("Account manager", "—"));
        assertThat(lines(recorded("user-changed", Map.of("roles", List.of("CLERK", "MANAGER"), "enabled", false))))
                .containsExactly(new Line("May log in", "no"), new Line("Roles", "Clerk, Manager"));
    }

    @Test
    void a_state_before_and_after_stands_in_words() {
        assertThat(lines(recorded("contact-marked", Map.of("kind", "EMAIL", "before", "ACTIVE", "after", "DEAD"))))
                .extracting(Line::name)
                .containsExactly("Before", "Now", "Kind");
    }

    @Test
    void what_is_no_object_is_shown_as_it_is() {
        assertThat(AuditLines.of("x", "[1, 2]", signedIn.people(), format, Locale.ENGLISH))
                .containsExactly(new Line("", "[1, 2]"));
        assertThat(AuditLines.of("x", "{broken", signedIn.people(), format, Locale.ENGLISH))
                .containsExactly(new Line("", "{broken"));
        assertThat(AuditLines.of("x", "{\"someNewThing\": {\"deepPart\": 1.5}}", signedIn.people(), format, POLISH))
                .containsExactly(new Line("some new thing – deep part", "1.5"));
    }

    @Test
    void the_details_of_a_row_can_be_copied_as_json() {
        AuditRow row = recorded("refund-asked", Map.of("amount", "10.00 EUR"));
        AuditDetailsPanel panel = new AuditDetailsPanel(lines(row), row.details());
        assertThat(wordsOf(panel)).contains("Amount", "EUR\u00a010.00");
        UI.getCurrent().add(panel);
        click("Copy as JSON");
        assertThat(new AuditDetailsPanel(List.of(), "{}").getChildren()).noneMatch(Button.class::isInstance);
        navigate(AuditView.class);
        assertThat(find(Grid.class).all()).hasSize(1);
    }

    private List<Line> lines(AuditRow row) {
        return AuditLines.of(
                row.action(),
                row.details(),
                signedIn.people(),
                format,
                UI.getCurrent().getLocale());
    }

    private AuditRow recorded(String action, Map<String, ?> details) {
        transactions.run(() -> audit.record(TestingWorld.TESTER, action, new Subject("test", 1L, null), "", details));
        return newest();
    }

    private AuditRow newest() {
        return queries.page(new AuditQueries.Filter(null, null, null), Window.first(1))
                .getFirst();
    }
}
