package io.dunlin.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.Query;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.audit.AuditQueries.AuditRow;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.dunning.decisions.DunningSettings;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.settings.SettingGroup;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.audit.AuditLines.Line;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.dunning.StepNames;
import io.dunlin.ui.testing.ScreenTest;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AuditDetailsTest extends ScreenTest {

    private static final Locale POLISH = Locale.of("pl");
    private static final int ABOUT = 3;

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

    @Autowired
    private Policies policies;

    @Autowired
    private TestingClock clock;

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
                        new Line("Decide on reminders automatically every day", "yes → no"),
                        new Line("Time of the day's decisions", before.runAt() + " → 08:15"),
                        new Line("Settings of", "Reminders and contact limits"));
    }

    @Test
    void every_part_of_every_setting_has_words() {
        List<SettingGroup<?>> groups = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.dunlin.core").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(SettingGroup.class)
                                && field.getModifiers().contains(JavaModifier.STATIC))
                        .<SettingGroup<?>>map(AuditDetailsTest::valueOf)
                        .toList();
        assertThat(groups).hasSizeGreaterThan(15);
        for (SettingGroup<?> group : groups) {
            assertThat(SettingWords.group(group.name())).isNotEqualTo(group.name());
            for (RecordComponent part : group.type().getRecordComponents()) {
                assertThat(SettingWords.part(group.name(), part.getName()))
                        .as(group.name() + "/" + part.getName())
                        .isPresent();
            }
        }
    }

    private static SettingGroup<?> valueOf(JavaField field) {
        try {
            Field constant = field.reflect();
            constant.setAccessible(true);
            return (SettingGroup<?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_core_names_by_a_mark_is_told_in_words() {
        assertThat(lines(recorded("promise-broken", Map.of("why", "promise.no-money"))))
                .extracting(Line::value)
                .containsExactly("The money did not come in time");
        assertThat(lines(recorded("task-done", Map.of("kind", "CALL", "outcome", "CALL_FIRST"))))
                .extracting(Line::value)
                .containsExactly("Call", "Call first");
        assertThat(lines(recorded("statement-booked", Map.of("relation", "CONTINUES"))))
                .extracting(Line::value)
                .containsExactly("follows the one before it");
    }

    @Test
    void the_page_names_what_an_entry_is_about_and_keeps_to_the_days_asked_for() {
        long anna = users.find(LOGIN).orElseThrow().id().value();
        transactions.run(() ->
                audit.record(TestingWorld.TESTER, "user-changed", new Subject("user", anna, null), "moved", Map.of()));
        navigate(AuditView.class);
        @SuppressWarnings("unchecked") // the only list of the page
        Grid<AuditRow> grid = find(Grid.class).single();
        assertThat(wordsOf(test(grid).getCellComponent(0, ABOUT))).contains("Anna Wzorcowa");
        String today = clock.today().toString();
        assertThat(shown("from", today)).contains("moved");
        assertThat(shown("until", clock.today().minusDays(1).toString())).doesNotContain("moved");
        assertThat(shown("from", "no-day")).contains("moved");
    }

    private List<String> shown(String name, String value) {
        open(AuditView.class, name, value);
        @SuppressWarnings("unchecked") // the only list of the page
        Grid<AuditRow> grid = find(Grid.class).single();
        return grid.getDataProvider()
                .fetch(new Query<>(0, 10, List.of(), null, null))
                .map(AuditRow::reason)
                .toList();
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
        assertThat(AuditLines.of("x", "[1, 2]", readers(), Locale.ENGLISH)).containsExactly(new Line("", "[1, 2]"));
        assertThat(AuditLines.of("x", "{broken", readers(), Locale.ENGLISH)).containsExactly(new Line("", "{broken"));
        assertThat(AuditLines.of("x", "{\"someNewThing\": {\"deepPart\": 1.5}}", readers(), POLISH))
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
                row.action(), row.details(), readers(), UI.getCurrent().getLocale());
    }

    private AuditLines.Names readers() {
        return new AuditLines.Names(signedIn.people(), format, StepNames.of(policies));
    }

    private AuditRow recorded(String action, Map<String, ?> details) {
        transactions.run(() -> audit.record(TestingWorld.TESTER, action, new Subject("test", 1L, null), "", details));
        return newest();
    }

    private AuditRow newest() {
        return queries.page(AuditQueries.Filter.none(), Window.first(1)).getFirst();
    }
}
