package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.shared.FirmCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mail that asks an account manager about cases: each with what is owed and a link for each choice. */
@Component
class DecisionMail {

    private static final int LONGEST_DOCUMENTS = 160;
    private static final String PAGE =
            "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;" + "color:#1f2933;max-width:640px";
    private static final String BLOCK =
            "border:1px solid #d9dee4;border-radius:6px;padding:12px 16px;margin:0 0 16px 0";
    private static final String LINK =
            "display:inline-block;padding:6px 12px;margin:4px 6px 4px 0;border:1px solid #1d4f7c;"
                    + "border-radius:4px;color:#1d4f7c;text-decoration:none;font-weight:bold";
    private static final String SMALL = "color:#52606d;font-size:13px";

    private final ChoiceTokens tokens;
    private final NotificationsProperties properties;
    private final FirmCalendar calendar;

    DecisionMail(ChoiceTokens tokens, NotificationsProperties properties, FirmCalendar calendar) {
        this.tokens = tokens;
        this.properties = properties;
        this.calendar = calendar;
    }

    /**
     * What to write.
     *
     * @param waiting how many cases wait; more than are named where a mail would get too long
     * @param until the last moment of the links
     */
    record Letter(
            long listId,
            DecisionLists.Kind kind,
            User user,
            List<ManagerQuestion> questions,
            int waiting,
            Instant until) {}

    NoticeMail write(Letter letter) {
        NotificationTexts texts = NotificationTexts.in(letter.user.language());
        String subject = texts.text("decisions.subject." + keyOf(letter.kind), letter.waiting);
        String intro = texts.text("decisions.intro." + keyOf(letter.kind), letter.waiting);
        StringBuilder text = new StringBuilder(intro).append("\n\n");
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"" + letter.user.language()
                + "\"><body style=\"" + PAGE + "\">\n<p>" + escaped(intro) + "</p>\n");
        letter.questions.forEach(question -> add(text, html, letter, question, texts));
        if (letter.waiting > letter.questions.size()) {
            paragraph(text, html, texts.text("decisions.more", letter.waiting - letter.questions.size()));
        }
        String screen = properties.linkTo("decisions");
        if (screen == null) {
            paragraph(text, html, texts.text("decisions.no-links"));
        } else {
            paragraph(text, html, texts.text("decisions.links-until", texts.day(dayOf(letter.until))));
            text.append(texts.text("link", screen)).append("\n\n");
            html.append(
                    "<p><a href=\"" + escaped(screen) + "\">" + escaped(texts.text("decisions.screen")) + "</a></p>\n");
        }
        paragraph(text, html, texts.text("decisions.reply"));
        return new NoticeMail(
                subject, text.toString(), html.append("</body></html>\n").toString());
    }

    private void add(
            StringBuilder text, StringBuilder html, Letter letter, ManagerQuestion question, NotificationTexts texts) {
        String heading = question.reference().value() + " · " + question.debtorName();
        String owed =
                texts.text("decisions.owed", texts.money(question.balance()), daysOverdue(question.oldestDueOn()));
        String documents = texts.text("decisions.documents", shortened(question.documents()));
        String asked = texts.text("decisions.asked", question.creditorName(), texts.day(question.askedOn()));
        text.append(heading).append('\n');
        List.of(owed, documents, asked)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        html.append("<div style=\"" + BLOCK + "\"><b>" + escaped(heading) + "</b><br>" + escaped(owed) + "<br>"
                + escaped(documents) + "<br><span style=\"" + SMALL + "\">" + escaped(asked) + "</span><br>\n");
        links(letter, question).forEach((choice, link) -> {
            String label = texts.text("decisions.choice." + keyOf(choice));
            text.append("  ").append(label).append(": ").append(link).append('\n');
            html.append("<a style=\"" + LINK + "\" href=\"" + escaped(link) + "\">" + escaped(label) + "</a>\n");
        });
        text.append('\n');
        html.append("</div>\n");
    }

    private Map<ManagerChoice, String> links(Letter letter, ManagerQuestion question) {
        Map<ManagerChoice, String> links = new EnumMap<>(ManagerChoice.class);
        for (ManagerChoice choice : ManagerChoice.values()) {
            String token = tokens.sign(new ChoiceTokens.Said(letter.listId, question.id(), choice, letter.until));
            String link = properties.linkTo("decide/" + token);
            if (link != null) {
                links.put(choice, link);
            }
        }
        return links;
    }

    private static String keyOf(DecisionLists.Kind kind) {
        return switch (kind) {
            case LIST -> "list";
            case CHASE -> "chase";
            case ESCALATION -> "escalation";
        };
    }

    private static String keyOf(ManagerChoice choice) {
        return switch (choice) {
            case START -> "start";
            case HOLD -> "hold";
            case NEVER -> "never";
            case CALL_FIRST -> "call-first";
        };
    }

    private long daysOverdue(@Nullable LocalDate oldestDueOn) {
        return oldestDueOn == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(oldestDueOn, calendar.today()));
    }

    private LocalDate dayOf(Instant moment) {
        return calendar.local(moment).toLocalDate();
    }

    private static String shortened(String documents) {
        return documents.length() > LONGEST_DOCUMENTS ? documents.substring(0, LONGEST_DOCUMENTS) + "…" : documents;
    }

    private static void paragraph(StringBuilder text, StringBuilder html, String words) {
        text.append(words).append("\n\n");
        html.append("<p>").append(escaped(words)).append("</p>\n");
    }

    private static String escaped(String text) {
        return NoticeMail.escaped(text);
    }
}
