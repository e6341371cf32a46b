package io.dunlin.core.correspondence.channels;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection to the mail server that knows how far a mail got: a server that was never given the end of a text has not
 * taken it (RFC 5321, 4.1.1.4), however the connection broke.
 */
final class SmtpConnection extends SMTPTransport {

    private boolean ended;
    private int mails;

    SmtpConnection(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    /** Hands over a mail. */
    void hand(MimeMessage mail, Address[] recipients) throws MessagingException {
        ended = false;
        mails++;
        sendMessage(mail, recipients);
    }

    /** Whether the end of the last mail's text may have reached the server. */
    boolean hasEnded() {
        return ended;
    }

    /** How many mails were begun on this connection. */
    int mails() {
        return mails;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        ended = true;
        super.finishData();
    }

    @Override
    protected void finishBdat() throws IOException, MessagingException {
        ended = true;
        super.finishBdat();
    }
}
