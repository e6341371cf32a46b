package io.dunlin.ui.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.notifications.ChoiceLook;
import io.dunlin.core.notifications.ChoiceOutcome;
import io.dunlin.core.notifications.ManagerChoice;
import io.dunlin.core.notifications.ManagerDecision;
import io.dunlin.core.notifications.ManagerQuestion;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Spoken;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the pages of {@link ChoicePage}. */
final class ChoiceHtml {

    private static final int USUAL_HOLD_DAYS = 14;
    private static final int LONGEST_HOLD_DAYS = 366;

    private final Users users;
    private final FirmCalendar calendar;

    ChoiceHtml(Users users, FirmCalendar calendar) {
        this.users = users;
        this.calendar = calendar;
    }

    /** What would be done, with the one button that does it. */
    String ask(ChoiceLook.Usable usable, ChoiceOutcome.@Nullable Reason wrong) {
        Spoken words = Spoken.in(usable.language());
        StringBuilder page = new StringBuilder();
        page.append("<h1>").append(escaped(words.t(usable.choice()))).append("</h1>\n");
        page.append(facts(usable.question(), words));
        page.append("<p class=\"what\">")
                .append(escaped(effect(usable.choice(), words)))
                .append("</p>\n");
        ManagerDecision before = usable.inForce();
        if (before != null) {
            page.append("<p class=\"note\">")
                    .append(escaped(words.t("choice-page.before", words.t(before.choice()), nameOf(before, words))))
                    .append("</p>\n");
        }
        if (wrong != null) {
            page.append("<p class=\"wrong\" role=\"alert\">")
                    .append(escaped(words.t(wrong)))
                    .append("</p>\n");
        }
        page.append("<form method=\"post\">\n");
        if (usable.choice() == ManagerChoice.HOLD) {
            LocalDate today = calendar.today();
            page.append("<label for=\"until\">")
                    .append(escaped(words.t("choice-page.until")))
                    .append("</label>\n<input type=\"date\" id=\"until\" name=\"until\" required value=\"")
                    .append(today.plusDays(USUAL_HOLD_DAYS))
                    .append("\" min=\"")
                    .append(today.plusDays(1))
                    .append("\" max=\"")
                    .append(today.plusDays(LONGEST_HOLD_DAYS))
                    .append("\">\n");
        }
        page.append("<button type=\"submit\">")
                .append(escaped(words.t("choice-page.confirm", words.t(usable.choice()))))
                .append("</button>\n</form>\n<p class=\"note\">")
                .append(escaped(words.t("choice-page.for", usable.personName())))
                .append("</p>\n");
        return page(words, page.toString());
    }

    String done(ChoiceLook.Usable usable, ManagerDecision decision) {
        Spoken words = Spoken.in(usable.language());
        LocalDate until = decision.holdUntil();
        String chosen = until == null
                ? words.t(decision.choice())
                : words.t(decision.choice()) + ": " + Format.day(until, words.locale());
        return page(
                words,
                "<h1>" + escaped(words.t("choice-page.done")) + "</h1>\n<p class=\"what\">" + escaped(chosen) + "</p>\n"
                        + facts(usable.question(), words) + "<p class=\"note\">"
                        + escaped(words.t("choice-page.done.later")) + "</p>\n");
    }

    private String nameOf(ManagerDecision decision, Spoken words) {
        return users.find(decision.decidedBy()).map(User::displayName).orElseGet(() -> words.t("actor.system"));
    }

    /** In both languages where nobody is known. */
    String refused(ChoiceOutcome.Reason reason, @Nullable String language) {
        if (language != null) {
            Spoken words = Spoken.in(language);
            return page(words, refusal(reason, words));
        }
        return page(Spoken.in("pl"), refusal(reason, Spoken.in("pl")) + refusal(reason, Spoken.in("en")));
    }

    String tooMany() {
        return page(
                Spoken.in("pl"),
                "<p>" + escaped(Spoken.in("pl").t("choice-page.too-many")) + "</p>\n<p>"
                        + escaped(Spoken.in("en").t("choice-page.too-many")) + "</p>\n");
    }

    private static String refusal(ChoiceOutcome.Reason reason, Spoken words) {
        return "<h1>" + escaped(words.t("choice-page.refused")) + "</h1>\n<p class=\"what\">" + escaped(words.t(reason))
                + "</p>\n";
    }

    private static String effect(ManagerChoice choice, Spoken words) {
        return switch (choice) {
            case START -> words.t("choice-page.effect.start");
            case HOLD -> words.t("choice-page.effect.hold");
            case NEVER -> words.t("choice-page.effect.never");
            case CALL_FIRST -> words.t("choice-page.effect.call-first");
        };
    }

    private static String facts(ManagerQuestion question, Spoken words) {
        StringBuilder facts = new StringBuilder("<dl>\n");
        fact(facts, words.t("case.reference"), question.reference().value());
        fact(facts, words.t("case.debtor"), question.debtorName());
        fact(facts, words.t("case.creditor"), question.creditorName());
        fact(facts, words.t("case.balance"), Format.money(question.balance(), words.locale()));
        LocalDate oldest = question.oldestDueOn();
        if (oldest != null) {
            fact(facts, words.t("case.oldest-due"), Format.day(oldest, words.locale()));
        }
        fact(facts, words.t("choice-page.documents"), question.documents());
        return facts.append("</dl>\n").toString();
    }

    private static void fact(StringBuilder facts, String name, String value) {
        facts.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd>\n");
    }

    private static String page(Spoken words, String content) {
        return String.format(
                Locale.ROOT, """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s · Dunlin</title>
                <link rel="icon" href="../dunlin/logo.svg">
                <link rel="stylesheet" href="../dunlin/choice.css">
                </head>
                <body>
                <main>
                <p class="brand"><img src="../dunlin/logo.svg" alt="" width="40" height="40"> Dunlin</p>
                %s</main>
                </body>
                </html>
                """, words.locale().getLanguage(), escaped(words.t("choice-page.title")), content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
