package io.dunlin.core.triage.kind;

import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.MailPart;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.shared.QuickPattern;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bounces and delay notices: by the structure of RFC 3464, or by who sends them and the set phrases of mail servers. */
final class DeliveryReports {

    private static final Phrases PHRASES = Phrases.load("bounce-phrases.txt");
    private static final int READ = 16_000;
    private static final Pattern ENHANCED_STATUS =
            Pattern.compile("(?<![\\d.])([245]\\.\\d{1,2}\\.\\d{1,3})(?![\\d.]\\d)");
    private static final QuickPattern SMTP_FAILURE =
            QuickPattern.compile("(?<![\\d.:/-])5\\d\\d[ -#]{1,3}(?:5\\.\\d\\.\\d{1,3}|[<a-z(\\[\"'])");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^[> ]{0,6}message-id:\\s{0,6}<([^<>\\s]{3,300})>");
    private final ReadMail mail;
    private final String folded;
    private final String notice;

    DeliveryReports(ReadMail mail) {
        this.mail = mail;
        String text = mail.text().isBlank() ? mail.newText() : mail.text();
        this.folded = FoldedText.fold(text.substring(0, Math.min(text.length(), READ)));
        this.notice = beforeOriginal(folded);
    }

    @Nullable
    MailNature byStructure() {
        List<MailHeaders> recipients = new ArrayList<>();
        for (MailPart part : mail.parts()) {
            if (part.depth() <= deepestReport()
                    && (part.type().is("message/delivery-status")
                            || part.type().is("message/global-delivery-status"))) {
                part.groups().stream()
                        .filter(group -> group.has("Final-Recipient")
                                || group.has("Original-Recipient")
                                || group.has("Action")
                                || group.has("Status"))
                        .forEach(recipients::add);
            }
        }
        if (recipients.isEmpty()) {
            return null;
        }
        String worst = "";
        for (MailHeaders recipient : recipients) {
            String action = action(recipient);
            worst = rank(action) > rank(worst) ? action : worst;
        }
        return switch (worst) {
            case "failed" -> new MailNature(MailKind.BOUNCE, "delivery-status", bounce(recipients), null);
            case "delayed" -> new MailNature(MailKind.DELAY_NOTICE, "delivery-status", bounce(recipients), null);
            case "delivered", "relayed", "expanded" -> MailNature.plain(MailKind.RECEIPT, "delivery-status");
            default -> null;
        };
    }

    /** A report may be wrapped once more; one that a person attached lies deeper than this. */
    private int deepestReport() {
        return mail.type().parameter("report-type").isPresent() || isDaemon() ? 4 : 2;
    }

    private static int rank(String action) {
        return switch (action) {
            case "failed" -> 3;
            case "delayed" -> 2;
            case "delivered", "relayed", "expanded" -> 1;
            default -> 0;
        };
    }

    private String action(MailHeaders recipient) {
        String action = recipient.first("Action").orElse("").strip().toLowerCase(Locale.ROOT);
        String word = action.split("[^a-z]", 2)[0];
        if (word.equals("failure") || word.equals("fail")) {
            return "failed";
        }
        if (rank(word) == 1
                && recipient
                        .first("Status")
                        .map(status -> status.strip().startsWith("5"))
                        .orElse(false)) {
            return "failed";
        }
        if (rank(word) > 0) {
            return word;
        }
        String status = recipient.first("Status").orElse("").strip();
        boolean delayed = status.startsWith("4") && !PHRASES.anyIn(notice, "gave up") && PHRASES.anyIn(notice, "delay");
        return status.startsWith("2")
                ? "delivered"
                : delayed ? "delayed" : status.isEmpty() && word.isEmpty() ? "" : "failed";
    }

    @Nullable
    MailNature byWording() {
        if (notice.contains("\"notificationtype\":\"bounce\"")) {
            return new MailNature(MailKind.BOUNCE, "provider-notice", bounce(List.of()), null);
        }
        String subject = FoldedText.fold(mail.subject());
        boolean daemon = isDaemon();
        boolean subjectSays = PHRASES.anyIn(subject, "subject");
        boolean answered = subject.startsWith("re:") || subject.startsWith("odp:") || subject.startsWith("aw:");
        long phrases = PHRASES.countIn(notice, "text");
        boolean failedHeader = mail.headers().has("X-Failed-Recipients");
        boolean smtp = SMTP_FAILURE.isIn(notice);
        boolean report = mail.type().is("multipart/report");
        int signs = (daemon ? 2 : 0)
                + (subjectSays ? answered ? 1 : 2 : 0)
                + (phrases > 0 ? 1 : 0)
                + (phrases > 2 ? 1 : 0)
                + (smtp ? 1 : 0)
                + (failedHeader ? 3 : 0)
                + (report ? 1 : 0);
        boolean late = isLate(subject);
        if (late && (daemon || subjectSays || report) && signs >= 2) {
            return new MailNature(MailKind.DELAY_NOTICE, "wording", bounce(List.of()), null);
        }
        boolean wordsOfServers = phrases > 0 || smtp || failedHeader || ((report || daemon) && subjectSays);
        return signs >= 3 && wordsOfServers
                ? new MailNature(MailKind.BOUNCE, "wording", bounce(List.of()), null)
                : null;
    }

    private boolean isLate(String subject) {
        boolean gaveUp = PHRASES.anyIn(notice, "gave up") || SMTP_FAILURE.isIn(notice);
        boolean bySubject = PHRASES.anyIn(subject, "delay subject");
        boolean byText = PHRASES.anyIn(notice, "delay");
        return (bySubject && (byText || (!gaveUp && !PHRASES.anyIn(notice, "reason:userunknown"))))
                || notice.contains("warning message only")
                || (byText && !gaveUp);
    }

    private boolean isDaemon() {
        StringBuilder names = new StringBuilder();
        mail.from()
                .forEach(from -> names.append(from.name())
                        .append(' ')
                        .append(from.address())
                        .append(' '));
        mail.headers().first("From").ifPresent(names::append);
        if (mail.sender() != null) {
            names.append(' ').append(mail.sender().address());
        }
        String returnPath = mail.returnPath();
        return PHRASES.anyIn(FoldedText.fold(names.toString()), "daemon")
                || (returnPath != null
                        && (returnPath.isBlank()
                                || returnPath.equals("<>")
                                || FoldedText.fold(returnPath).contains("mailer-daemon")));
    }

    private Bounce bounce(List<MailHeaders> groups) {
        String status = "";
        StringBuilder evidence = new StringBuilder();
        for (MailHeaders group : groups) {
            String own = group.first("Status")
                    .map(ENHANCED_STATUS::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .orElse("");
            status = status.isEmpty() || (status.endsWith(".0.0") && !own.isEmpty()) ? own : status;
            group.all("Diagnostic-Code")
                    .forEach(code -> evidence.append(FoldedText.fold(code)).append('\n'));
        }
        String diagnostic = evidence.toString();
        if (status.isEmpty() || status.endsWith(".0.0")) {
            status = Optional.of(ENHANCED_STATUS.matcher(diagnostic + notice))
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .orElse(status);
        }
        String reason = BounceReason.of(PHRASES, status, diagnostic, notice);
        return new Bounce(
                BounceReason.isHard(reason),
                status,
                reason,
                new FailedRecipients(mail, groups, notice, folded).find(),
                originalMessageId());
    }

    private @Nullable String originalMessageId() {
        for (MailPart part : mail.parts()) {
            if (part.depth() > 0
                    && (part.type().is("message/rfc822")
                            || part.type().is("text/rfc822-headers")
                            || part.type().is("message/global"))) {
                Optional<String> id = part.originalMessageId();
                if (id.isPresent()) {
                    return id.get();
                }
            }
        }
        String text = mail.text();
        Matcher matcher = MESSAGE_ID.matcher(text.substring(0, Math.min(text.length(), READ * 2)));
        if (matcher.find()) {
            return matcher.group(1);
        }
        return mail.inReplyTo().isEmpty()
                ? mail.references().isEmpty() ? null : mail.references().getLast()
                : mail.inReplyTo().getFirst();
    }

    private static String beforeOriginal(String folded) {
        int end = folded.length();
        for (String mark : List.of(
                "received: from",
                "received: by",
                "\nreturn-path:",
                "copy of the message",
                "original message follows",
                "--- below this line",
                "copy of your message",
                "--- undelivered message",
                "text of message follows",
                "returned message follows",
                "message header follows",
                "message headers follow",
                "unsent message below",
                "-----original message",
                "--- original message",
                "\nmessage-id:")) {
            int at = folded.indexOf(mark);
            if (at > 60 && at < end) {
                end = at;
            }
        }
        return folded.substring(0, end);
    }
}
