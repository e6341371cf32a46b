package io.dunlin.ui.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import io.dunlin.core.access.Role;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.letters.LetterSettings;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.testing.ScreenTest;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LettersViewTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private ProductSettings settings;

    private OutboundMessageId letter = new OutboundMessageId(0);

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @BeforeEach
    void a_letter_waits() {
        Receivable receivable =
                world.receivable("alfa", "FV/1/2026", "100.00", clock.today().minusDays(5));
        jdbi.useHandle(handle -> handle.execute("""
                update debtor
                set street = 'ul. Długa', building = '5', postal_code = '00-950', city = 'Kraków'
                """));
        letter = outbox.queue(
                new NewMessage(
                        receivable.caseId(),
                        receivable.debtorId(),
                        Channel.LETTER,
                        Purpose.ANSWER,
                        "Dłużnik alfa",
                        "pl",
                        "Kopia faktury",
                        "W załączeniu.",
                        null,
                        null,
                        null,
                        "test:letter",
                        clock.instant(),
                        List.of()),
                TestingWorld.TESTER);
    }

    @Test
    void without_a_sender_the_screen_says_where_to_write_it() {
        LettersView view = navigate(LettersView.class);
        Grid<?> waiting = find(Grid.class).all().getFirst();
        assertThat(test(waiting).getCellText(0, 1)).isEqualTo("Dłużnik alfa");
        click("Print what waits");
        assertThat(notices()).contains("An administrator or a lawyer writes them under Settings");
        assertThat(view.isAttached()).isTrue();
    }

    @Test
    void a_letter_that_cannot_go_is_named_with_its_reason() {
        settings.change(
                LetterSettings.GROUP,
                new LetterSettings(List.of("Kancelaria"), LetterSettings.Window.RIGHT),
                TestingWorld.TESTER,
                "test");
        settings.change(
                SendingSettings.GROUP, SendingSettings.GROUP.defaults().withLive(true), TestingWorld.TESTER, "test");
        LettersView view = navigate(LettersView.class);
        settings.change(SendingSettings.GROUP, SendingSettings.GROUP.defaults(), TestingWorld.TESTER, "not yet");
        click("Print what waits");
        assertThat(wordsOf(view)).contains("Dłużnik alfa: waits. ");
        assertThat(outbox.get(letter).state()).isEqualTo(OutboundMessage.State.QUEUED);
    }

    @Test
    void a_letter_without_an_address_is_listed_apart_with_the_way_to_its_case() {
        jdbi.useHandle(handle -> handle.execute("update debtor set city = null"));
        LettersView view = navigate(LettersView.class);
        assertThat(print().isEnabled()).isFalse();
        assertThat(wordsOf(view)).contains("Without a postal address");
        Grid<?> homeless = find(Grid.class).all().get(1);
        assertThat(test(homeless).getCellComponent(0, 1)).isInstanceOf(CaseLink.class);
    }

    @Test
    void nothing_can_be_printed_once_nothing_waits() {
        navigate(LettersView.class);
        assertThat(print().isEnabled()).isTrue();
        assertThat(outbox.cancel(letter, "paid", TestingWorld.TESTER)).isTrue();
        click("Print what waits");
        assertThat(print().isEnabled()).isFalse();
        navigate(LettersView.class);
        assertThat(print().isEnabled()).isFalse();
    }

    private Button print() {
        return find(Button.class).all().stream()
                .filter(button -> "Print what waits".equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private String notices() {
        return find(com.vaadin.flow.component.notification.Notification.class).all().stream()
                .map(notice -> test(notice).getText())
                .reduce("", (a, b) -> a + "\n" + b);
    }
}
