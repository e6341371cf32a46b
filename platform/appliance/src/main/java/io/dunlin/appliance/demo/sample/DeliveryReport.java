package io.dunlin.appliance.demo.sample;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A mail server's report that a message of ours could not be delivered (RFC 3464): the words for people, the status for
 * machines, and the headers of what came back.
 */
record DeliveryReport(MailScript script, SampleDebtor recipient, Optional<OurMessage> ours) {

    void fill(MimeMessage mail, ZonedDateTime at) throws MessagingException {
        String bounce = script.bounce() == null ? "" : script.bounce();
        String status = bounce.substring(0, bounce.indexOf(' '));
        String words = bounce.substring(bounce.indexOf(' ') + 1);
        boolean temporary = status.startsWith("4");
        String address = recipient.email().value();
        MimeMultipart report = new MimeMultipart("report; report-type=delivery-status");
        MimeBodyPart forPeople = new MimeBodyPart();
        forPeople.setText(
                "This is the mail system at host mx.poczta-testowa.example.\r\n\r\n"
                        + "I'm sorry to have to inform you that your message could not be delivered to one or more"
                        + " recipients.\r\n\r\n<" + address + ">: " + words + "\r\n",
                "US-ASCII");
        report.addBodyPart(forPeople);
        report.addBodyPart(part(
                "message/delivery-status",
                "Reporting-MTA: dns; mx.poczta-testowa.example\r\nArrival-Date: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(at.minusMinutes(1))
                        + "\r\n\r\nFinal-Recipient: rfc822; " + address + "\r\nAction: "
                        + "failed\r\nStatus: " + status + "\r\nDiagnostic-Code: smtp; " + words + "\r\n"));
        String returned = ours.map(message -> "From: " + message.from() + "\r\nTo: " + address + "\r\nMessage-ID: "
                        + message.messageId() + "\r\nSubject: " + Words.plain(message.subject()) + "\r\n")
                .orElse("To: " + address + "\r\n");
        report.addBodyPart(part("text/rfc822-headers", returned));
        mail.setContent(report);
        mail.setHeader("Auto-Submitted", "auto-replied");
        mail.setHeader("Return-Path", "<>");
        if (temporary) {
            mail.setHeader("X-Delivery-Attempts", "12");
        }
    }

    private static MimeBodyPart part(String type, String text) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        headers.setHeader("Content-Type", type);
        return new MimeBodyPart(headers, text.getBytes(StandardCharsets.US_ASCII));
    }
}
