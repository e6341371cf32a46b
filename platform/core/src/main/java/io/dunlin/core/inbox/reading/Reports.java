package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.MailPart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The field groups of machine-readable parts, see {@link MailPart#groups()}. */
final class Reports {

    private static final int MOST_GROUPS = 500;

    private Reports() {}

    static List<MailHeaders> groups(MimePart part, @Nullable String text, Budget budget) {
        if (part.isMessage()) {
            return List.of(part.children().getFirst().headers());
        }
        if (text == null || part.is("text/plain") || part.is("text/html")) {
            return List.of();
        }
        boolean report = part.is("message/delivery-status")
                || part.is("message/global-delivery-status")
                || part.is("message/disposition-notification")
                || part.is("message/feedback-report");
        if (!report && !part.is("text/rfc822-headers") && !part.is("text/rfc822-header")) {
            return List.of();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<MailHeaders> groups = new ArrayList<>();
        int at = 0;
        while (at < bytes.length && groups.size() < MOST_GROUPS) {
            HeaderFields fields = HeaderFields.read(bytes, at, bytes.length, budget);
            if (!fields.headers().isEmpty()) {
                groups.add(fields.headers());
            }
            // A line that is no field would be found again at the same place.
            at = fields.bodyStart() > at ? fields.bodyStart() : HeaderFields.lineEnd(bytes, at, bytes.length) + 1;
            if (!report && !groups.isEmpty()) {
                break;
            }
        }
        return groups;
    }
}
