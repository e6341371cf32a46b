package io.dunlin.appliance.demo;

import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demo's mail server, in this process and reachable from this machine only: SMTP and IMAP on free ports, with the
 * firm's mailbox. Started before the application, whose mail settings it gives.
 */
public final class DemoMail implements AutoCloseable {

    /** The domain of the sample firm. */
    public static final String DOMAIN = "kancelaria.example";

    private static final String MAILBOX = "windykacja@" + DOMAIN;
    private static final String PASSWORD = "demo";
    private static final String LOOPBACK = "127.0.0.1";

    private final PromptMailServer server = new PromptMailServer(new ServerSetup[] {
        new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
    });

    private DemoMail() {}

    public static DemoMail start() {
        DemoMail mail = new DemoMail();
        mail.server.start();
        mail.addMailbox(MAILBOX);
        return mail;
    }

    /** Makes a mailbox; mail to addresses that nobody has makes one too. */
    public void addMailbox(String address) {
        var user = server.setUser(address, address, PASSWORD);
        assert user != null;
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.imapPort();
    }

    /** The mail settings of an appliance that uses this server. */
    public Map<String, Object> asConfiguration() {
        Map<String, Object> keys = new TreeMap<>();
        keys.put("dunlin.mail.smtp.host", LOOPBACK);
        keys.put("dunlin.mail.smtp.port", Integer.toString(smtpPort()));
        keys.put("dunlin.mail.smtp.security", "NONE");
        keys.put("dunlin.mail.smtp.from", MAILBOX);
        keys.put("dunlin.mail.sent.host", LOOPBACK);
        keys.put("dunlin.mail.sent.port", Integer.toString(imapPort()));
        keys.put("dunlin.mail.sent.security", "NONE");
        keys.put("dunlin.mail.sent.user", MAILBOX);
        keys.put("dunlin.mail.sent.password", PASSWORD);
        // Nothing leaves the machine, not even a question about a name.
        keys.put("dunlin.dns.enabled", "false");
        keys.put("dunlin.inbox.mailboxes[0].name", "windykacja");
        keys.put("dunlin.inbox.mailboxes[0].host", LOOPBACK);
        keys.put("dunlin.inbox.mailboxes[0].port", Integer.toString(imapPort()));
        keys.put("dunlin.inbox.mailboxes[0].security", "NONE");
        keys.put("dunlin.inbox.mailboxes[0].user", MAILBOX);
        keys.put("dunlin.inbox.mailboxes[0].password", PASSWORD);
        // This server renumbers mails under a reader's hands when others are moved: one look at a time, but often.
        keys.put("dunlin.inbox.mailboxes[0].idle", "false");
        keys.put("dunlin.inbox.poll-interval", "PT2S");
        return keys;
    }

    @Override
    public void close() {
        server.stop();
    }
}
