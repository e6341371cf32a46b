package io.dunlin.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import io.dunlin.core.access.Role;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMail.State;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.PostOffice;
import io.dunlin.ui.testing.ScreenTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class MailViewTest extends ScreenTest {

    private static final PostOffice POST = PostOffice.open();

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private TestingWorld world;

    @Autowired
    private InboxQueries mails;

    @Autowired
    private Inbox inbox;

    @DynamicPropertySource
    static void watch(DynamicPropertyRegistry registry) {
        POST.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        POST.close();
    }

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @BeforeEach
    void a_mail_came() {
        POST.deliver(mailbox, "<ktos@poczta.example>", "pytanie o fakturę", "Za co jest ta faktura?\n");
        mailbox.poll();
        world.untilIdle();
    }

    @Test
    void finds_a_mail_by_its_sender_and_shows_its_words() {
        MailView view = open(MailView.class, "text", "ktos@poczta");
        assertThat(wordsOf(first(view)))
                .contains("ktos@poczta.example", "Za co jest ta faktura?", "What was decided on it");
    }

    @Test
    void a_mail_in_quarantine_says_why_and_is_read_again() {
        inbox.quarantine(only().id(), "TOO_MANY_PARTS: 5000 parts");
        MailView view = open(MailView.class, "state", "QUARANTINED");
        assertThat(wordsOf(first(view))).contains("It cannot be read", "TOO_MANY_PARTS: 5000 parts");
        click("Read it again");
        assertThat(only().state()).isNotEqualTo(State.QUARANTINED);
        world.untilIdle();
        assertThat(only().quarantineReason()).isNull();
    }

    private InboundMail only() {
        List<InboundMail> all = mails.page(new InboxQueries.Filter(null, null), null, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Dialog first(MailView view) {
        @SuppressWarnings("unchecked")
        Grid<InboundMail> grid = find(Grid.class, view).single();
        test(grid).clickRow(0);
        return find(Dialog.class).last();
    }
}
