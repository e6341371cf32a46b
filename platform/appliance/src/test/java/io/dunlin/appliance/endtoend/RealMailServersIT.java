package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsRealMailServers
class RealMailServersIT {

    private static final MailUser CLERK = MailUser.of("sprawy@kancelaria.test");
    private static final MailUser DEBTOR = MailUser.of("biuro@dluznik.test");
    private static RealMailServers servers;

    @BeforeAll
    static void start() {
        servers = RealMailServers.start(List.of(CLERK, DEBTOR));
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void brings_a_mail_with_a_tag_in_its_address_to_the_name_before_the_tag() throws Exception {
        servers.post(DEBTOR, mail(DEBTOR.address(), "sprawy+a1b2@kancelaria.test", "z tagiem"));

        TestingMailbox.Mail arrived = servers.mailboxOf(CLERK)
                .awaitMail("INBOX", "the tagged mail", mail -> mail.subject().equals("z tagiem"));
        assertThat(arrived.to()).contains("sprawy+a1b2@kancelaria.test");
    }

    @Test
    void keeps_mail_for_strangers_on_this_machine() throws Exception {
        servers.post(CLERK, mail(CLERK.address(), "nobody@stranger.example", "for a stranger"));

        TestingMailbox.Mail kept = servers.mailboxOf(RealMailServers.ELSEWHERE)
                .awaitMail(
                        "INBOX", "the stranger's mail", mail -> mail.subject().equals("for a stranger"));
        assertThat(kept.to()).contains("nobody@stranger.example");
    }

    @Test
    void tells_of_new_mail_by_idle_and_moves_it() throws Exception {
        TestingMailbox mailbox = servers.mailboxOf(DEBTOR);
        CompletableFuture<Integer> told = new CompletableFuture<>();
        try (Store store = mailbox.connect()) {
            IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            inbox.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent event) {
                    boolean first = told.complete(event.getMessages().length);
                    assertThat(first).isTrue();
                }
            });
            Thread idle = Thread.ofPlatform().daemon().start(() -> idleOnce(inbox, told));
            servers.post(CLERK, mail(CLERK.address(), DEBTOR.address(), "przypomnienie"));
            assertThat(told.get(Patience.BOUND.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(idle.join(Patience.BOUND)).isTrue();

            Folder filed = store.getFolder("Dunlin/PROMISE");
            assertThat(filed.create(Folder.HOLDS_MESSAGES)).isTrue();
            inbox.moveMessages(new Message[] {inbox.getMessage(1)}, filed);
        }
        assertThat(mailbox.folders()).containsExactly(Map.entry("Dunlin/PROMISE", 1));
    }

    @Test
    void leaves_no_process_and_no_file_behind() throws Exception {
        RealMailServers others = RealMailServers.start(List.of(CLERK));
        Path folder = others.folder();
        long dovecot = others.dovecot();
        long postfix = others.postfix();
        assertThat(ProcessHandle.of(dovecot)).isPresent();
        assertThat(ProcessHandle.of(postfix)).isPresent();

        others.close();

        assertThat(folder).doesNotExist();
        assertThat(ProcessHandle.of(dovecot)).isEmpty();
        assertThat(ProcessHandle.of(postfix)).isEmpty();
    }

    @Test
    void clears_away_what_a_run_that_was_killed_has_left() throws Exception {
        RealMailServers left = RealMailServers.start(List.of(CLERK));
        long dovecot = left.dovecot();
        long postfix = left.postfix();
        Process ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor()).isZero();
        Files.writeString(left.folder().resolve(MailServerFolder.OWNER), ended.pid() + " 2026-01-01T00:00:00Z");

        try (RealMailServers next = RealMailServers.start(List.of(CLERK))) {
            assertThat(next.folder()).exists();
            assertThat(left.folder()).doesNotExist();
            assertThat(ProcessHandle.of(dovecot)).isEmpty();
            assertThat(ProcessHandle.of(postfix)).isEmpty();
        }
        assertThat(servers.folder()).as("the servers of a run that goes on").exists();
    }

    private static void idleOnce(IMAPFolder inbox, CompletableFuture<Integer> told) {
        try {
            inbox.idle(true);
        } catch (MessagingException e) {
            boolean first = told.completeExceptionally(e);
            assertThat(first).isTrue();
        }
    }

    private static MimeMessage mail(String from, String to, String subject) throws MessagingException {
        MimeMessage mail = new MimeMessage((Session) null);
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        mail.setText("Dzień dobry,\r\nzażółć gęślą jaźń.\r\n", "UTF-8");
        return mail;
    }
}
