package io.dunlin.core.correspondence.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.inbox.NeedsDovecot;
import io.dunlin.core.inbox.TestingDovecot;
import io.dunlin.core.inbox.TestingProxy;
import io.dunlin.core.inbox.TestingProxy.Cut;
import io.dunlin.core.shared.AccessTokens;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.time.Clock;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.Test;

/** The connection to a real Dovecot ends at a command while the copy of a sent mail is kept there. */
@NeedsDovecot
class SentCopyTest {

    private static final String USER = "sprawy";
    private static final int MOST_COMMANDS = 60;

    @Test
    void a_cut_at_any_command_leaves_one_copy() throws Exception {
        int cuts = 0;
        try (TestingDovecot dovecot = TestingDovecot.start(USER);
                TestingProxy proxy = new TestingProxy(dovecot.port())) {
            for (Cut where : Cut.values()) {
                boolean cut = true;
                for (int command = 1; cut && command < MOST_COMMANDS; command++) {
                    String id = "<" + where + "-" + command + "@kancelaria.example>";
                    proxy.cutAt(command, where);
                    SentFolder sent = new SentFolder(
                            properties(proxy.port()), new MailSecrets(new AccessTokens(Clock.systemUTC())));
                    sent.keep(mail(id));
                    sent.destroy();
                    cut = proxy.hasCut();
                    String heard = cut ? proxy.heard().toString() : "no cut";
                    proxy.countAnew();
                    assertThat(copies(dovecot.port(), id))
                            .as("copies after a cut %s command %d: %s", where, command, heard)
                            .isOne();
                    cuts += cut ? 1 : 0;
                }
            }
        }
        assertThat(cuts).isGreaterThanOrEqualTo(8);
    }

    @Test
    void a_folder_that_another_connection_makes_meanwhile_is_there() throws Exception {
        try (TestingDovecot dovecot = TestingDovecot.start(USER);
                IMAPStore store =
                        (IMAPStore) Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", dovecot.port(), USER, "secret");
            Folder raced = new IMAPFolder("Copies", '/', store, false) {
                private boolean made;

                @Override
                public synchronized boolean exists() throws MessagingException {
                    boolean there = super.exists();
                    if (!made) {
                        made = store.getFolder("Copies").create(Folder.HOLDS_MESSAGES);
                    }
                    return there;
                }
            };
            assertThat(SentFolder.make(raced)).isTrue();
        }
    }

    private static int copies(int port, String id) throws Exception {
        Properties settings = new Properties();
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect("127.0.0.1", port, USER, "secret");
            Folder folder = store.getFolder("Sent");
            folder.open(Folder.READ_ONLY);
            return folder.search(new MessageIDTerm(id)).length;
        }
    }

    private static MimeMessage mail(String id) throws Exception {
        MimeMessage mail = new MimeMessage((Session) null) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom("sprawy@kancelaria.example");
        mail.setRecipients(Message.RecipientType.TO, "biuro@debtors.example");
        mail.setSubject("Przypomnienie");
        mail.setText("Dzień dobry", "UTF-8");
        mail.saveChanges();
        return mail;
    }

    private static SentFolderProperties properties(int port) {
        return new SentFolderProperties("127.0.0.1", port, MailProperties.Security.NONE, USER, "secret", "Sent", null);
    }
}
