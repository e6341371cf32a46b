package io.dunlin.core.triage.kind;

import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.ReadMail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that a report says failed: from the report's fields, else from the lines of the notice that name an
 * address beside a failure, else any address in the notice, else the recipient of the original message.
 */
final class FailedRecipients {

    private static final int MOST = 50;
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\d._%+'=#-]{1,64}@[#\\p{L}\\d](?:[\\p{L}\\d.-]{0,200}[\\p{L}\\d])?");
    private static final Pattern ORIGINAL_TO = Pattern.compile(
            "(?im)^[> ]{0,6}to:[^\\n]{0,20}?([\\p{L}\\d._%+'=-]{1,64}@[\\p{L}\\d][\\p{L}\\d.-]{1,200})");
    private static final Set<String> OFFICES = Set.of(
            "postmaster",
            "mailer-daemon",
            "mailerdaemon",
            "abuse",
            "root",
            "daemon",
            "support",
            "helpdesk",
            "admin",
            "administrator",
            "webmaster",
            "hostmaster",
            "noreply",
            "no-reply",
            "info-postmaster");
    private final ReadMail mail;
    private final List<MailHeaders> groups;
    private final String notice;
    private final String folded;

    FailedRecipients(ReadMail mail, List<MailHeaders> groups, String notice, String folded) {
        this.mail = mail;
        this.groups = groups;
        this.notice = notice;
        this.folded = folded;
    }

    List<String> find() {
        Set<String> found = new LinkedHashSet<>();
        for (MailHeaders group : groups) {
            String action = group.first("Action").orElse("failed").strip().toLowerCase(Locale.ROOT);
            if ((action.startsWith("deliver")
                            && !group.first("Status").orElse("").startsWith("5"))
                    || action.startsWith("relay")
                    || action.startsWith("expand")) {
                continue;
            }
            String recipient = address(group.first("Original-Recipient").orElse(""));
            String last = address(group.first("Final-Recipient")
                    .orElse(group.first("X-Actual-Recipient").orElse("")));
            // The address we wrote to is the one to mark, not what a gateway made of it.
            add(found, recipient.isEmpty() ? last : recipient);
        }
        mail.headers().all("X-Failed-Recipients").forEach(value -> each(value, found));
        if (found.isEmpty()) {
            besideFailures(found);
        }
        if (found.isEmpty()) {
            each(afterHeading(), found);
            found.removeIf(this::isBystander);
        }
        if (found.isEmpty()) {
            original(found);
        }
        return new ArrayList<>(found).subList(0, Math.min(found.size(), MOST));
    }

    private void besideFailures(Set<String> found) {
        String[] lines = afterHeading().split("\n", 2_000);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            Matcher matcher = ADDRESS.matcher(line.length() > 1_000 ? line.substring(0, 1_000) : line);
            while (matcher.find()) {
                boolean heads = matcher.start() <= 14
                        && (line.startsWith("<")
                                || line.endsWith(":")
                                || line.equals(matcher.group())
                                || line.startsWith("to:")
                                || line.startsWith("recipient")
                                || line.startsWith("final-recipient")
                                || line.startsWith("user")
                                || line.startsWith("address"));
                boolean failure = line.contains("unknown")
                        || line.contains("550")
                        || line.contains("551")
                        || line.contains("552")
                        || line.contains("553")
                        || line.contains("554")
                        || line.contains("not found")
                        || line.contains("does not exist")
                        || line.contains("failed")
                        || line.contains("rejected")
                        || line.contains("could not")
                        || line.contains("not deliver")
                        || line.contains("full")
                        || line.contains("no such")
                        || line.contains("rcpt to")
                        || line.contains("disabled");
                if ((heads || failure)
                        && !isBystander(matcher.group())
                        && !line.startsWith("from:")
                        && !line.startsWith("reply-to")
                        && !line.startsWith("mail from")
                        && !line.contains("mail from:")) {
                    add(found, matcher.group());
                }
            }
        }
    }

    /** The notice from the line that heads the list of failures, the whole notice where there is none. */
    private String afterHeading() {
        for (String heading : List.of(
                "did not reach the following recipient",
                "following recipient",
                "following address",
                "could not be delivered to",
                "failed recipient")) {
            int at = notice.indexOf(heading);
            if (at >= 0 && notice.indexOf('@', at) > 0) {
                return notice.substring(at);
            }
        }
        return notice;
    }

    private void original(Set<String> found) {
        mail.parts().stream()
                .filter(part -> part.depth() > 0)
                .flatMap(part -> part.groups().stream())
                .flatMap(group -> group.first("To").stream())
                .findFirst()
                .ifPresent(to -> each(to, found));
        if (found.isEmpty()) {
            Matcher matcher = ORIGINAL_TO.matcher(folded);
            if (matcher.find()) {
                add(found, matcher.group(1));
            }
        }
    }

    private boolean isBystander(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String local = lower.substring(0, Math.max(0, lower.indexOf('@')));
        return OFFICES.contains(local)
                || mail.from().stream().map(MailAddress::address).anyMatch(lower::equalsIgnoreCase)
                || mail.to().stream().map(MailAddress::address).anyMatch(lower::equalsIgnoreCase)
                || lower.chars().filter(Character::isDigit).count() > 14;
    }

    private static void each(String text, Set<String> found) {
        Matcher matcher = ADDRESS.matcher(text.substring(0, Math.min(text.length(), 16_000)));
        while (matcher.find() && found.size() < MOST) {
            add(found, matcher.group());
        }
    }

    /** Of {@code rfc822; <x@example.com>} the address. */
    private static String address(String field) {
        String value = field.substring(field.indexOf(';') + 1).strip();
        Matcher matcher = ADDRESS.matcher(value);
        return matcher.find() ? matcher.group() : "";
    }

    private static void add(Set<String> found, String address) {
        String trimmed = address.strip();
        if (!trimmed.isEmpty() && found.stream().noneMatch(trimmed::equalsIgnoreCase)) {
            found.add(trimmed);
        }
    }
}
