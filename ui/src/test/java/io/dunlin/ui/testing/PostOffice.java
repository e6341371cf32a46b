package io.dunlin.ui.testing;

import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dunlin.core.inbox.MailboxTestAccess;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A mail server with the mailbox that the firm watches. */
public final class PostOffice {

    private static final String WATCHED = "sprawy@kancelaria.example";
    private static final String PASSWORD = "secret";

    private final GreenMail server;
    private int sequence;

    private PostOffice(GreenMail server) {
        this.server = server;
    }

    public static PostOffice open() {
        GreenMail server =
                new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
        server.start();
        try {
            if (!server.getUserManager().hasUser(WATCHED)) {
                server.getUserManager().createUser(WATCHED, WATCHED, PASSWORD);
            }
        } catch (UserException e) {
            throw new IllegalStateException("The watched mailbox was not made", e);
        }
        return new PostOffice(server);
    }

    /** What makes the product watch it. */
    public Map<String, Object> properties() {
        return Map.of(
                "dunlin.inbox.mailboxes[0].name", "sprawy",
                "dunlin.inbox.mailboxes[0].host", "127.0.0.1",
                "dunlin.inbox.mailboxes[0].port", server.getImap().getPort(),
                "dunlin.inbox.mailboxes[0].security", "NONE",
                "dunlin.inbox.mailboxes[0].user", WATCHED,
                "dunlin.inbox.mailboxes[0].password", PASSWORD,
                "dunlin.inbox.mailboxes[0].idle", "false");
    }

    /** Puts a plain mail into the mailbox. */
    public void deliver(MailboxTestAccess mailbox, String from, String subject, String text) {
        sequence++;
        String mail = "From: " + from + "\r\nTo: <" + WATCHED + ">\r\nSubject: =?UTF-8?B?"
                + java.util.Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8))
                + "?=\r\nMessage-ID: <" + sequence + "." + System.nanoTime() + "@debtors.example>\r\n"
                + "Date: Mon, 16 Nov 2026 08:30:00 +0100\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + text.replace("\n", "\r\n");
        mailbox.deliver(server, WATCHED, mail.getBytes(StandardCharsets.UTF_8));
    }

    public void close() {
        server.stop();
    }
}
