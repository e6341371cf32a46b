package io.dunlin.ui.today;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import io.dunlin.core.access.Role;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.jobs.FailedJobs;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.KeptText;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.audit.AuditView;
import io.dunlin.ui.testing.ScreenTest;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TodayViewTest extends ScreenTest {

    @Autowired
    private FailedJobs failedJobs;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private ProductSettings settings;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void links_to_all_that_waits() {
        TodayView view = navigate(TodayView.class);
        assertThat(find(Anchor.class, view).all())
                .extracting(Anchor::getHref)
                .contains(
                        "replies",
                        "tasks",
                        "outbox?state=IN_DOUBT",
                        "imports?state=AWAITING_DECISION",
                        "statements?state=QUARANTINED",
                        "mail?state=QUARANTINED");
    }

    @Test
    void leads_an_administrator_from_the_installation_to_the_first_message_and_then_no_more() {
        TodayView view = navigate(TodayView.class);
        assertThat(wordsOf(view)).contains("First steps", "dunlin.mail.smtp", "Go live");
        assertThat(find(Anchor.class, view).all())
                .extracting(Anchor::getHref)
                .contains("rehearsal", "users", "settings");

        settings.change(
                SendingSettings.GROUP, SendingSettings.GROUP.defaults().withLive(true), TestingWorld.TESTER, "test");
        assertThat(navigate(AuditView.class)).isNotNull();
        assertThat(wordsOf(navigate(TodayView.class))).doesNotContain("First steps");
    }

    @Test
    void a_polish_reader_is_told_in_polish_why_work_gave_up_and_reads_old_words_as_they_are() {
        String kept = KeptText.of(
                new LocalizedText("Pliku nie udało się przeczytać do końca", "The file could not be read to its end"));
        jdbi.useHandle(handle -> handle.execute("""
                        insert into failed_job (job_type, job_key, payload, failed_at, attempts, kind, code, message)
                        values ('import-statement', '7', '{"fileId":7}', now(), 8, 'TRANSIENT', 'statement-not-read', ?),
                          ('import-statement', '6', '{"fileId":6}', now(), 8, 'TRANSIENT', 'statement-not-read',
                          'File 6: the disk failed')
                        """, kept));
        assertThat(navigate(AuditView.class)).isNotNull();
        UI.getCurrent().setLocale(Locale.of("pl"));
        assertThat(wordsOf(navigate(TodayView.class)))
                .contains("Pliku nie udało się przeczytać do końca", "File 6: the disk failed")
                .doesNotContain("to its end");
    }

    @Test
    void work_that_gave_up_runs_again() {
        jdbi.useHandle(handle -> handle.execute("""
                        insert into failed_job (job_type, job_key, payload, failed_at, attempts, kind, code, message)
                        values ('triage-mail', '4711', '{"mailId":4711}', now(), 8, 'BUG', 'IllegalArgumentException',
                          'No mail 4711')
                        """));
        // the first page stands already; it is opened anew
        assertThat(navigate(AuditView.class)).isNotNull();
        TodayView view = navigate(TodayView.class);
        assertThat(wordsOf(view)).contains("Read a mail · 4711", "No mail 4711");
        click("Run again");
        assertThat(failedJobs.open(Window.first(5))).isEmpty();
        long queued = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select count(*)
                        from scheduled_tasks
                        where task_name = 'triage-mail' and task_instance = '4711'
                        """).mapTo(Long.class).one());
        assertThat(queued).isEqualTo(1);
    }
}
