package io.dunlin.ui.notifications;

import io.dunlin.core.access.Users;
import io.dunlin.core.notifications.ChoiceLook;
import io.dunlin.core.notifications.ChoiceOutcome;
import io.dunlin.core.notifications.ManagerDecisions;
import io.dunlin.core.shared.FirmCalendar;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /decide/TOKEN}: where a link of a decision list leads. Looking shows that one case and what would be done; only the
 * form's button decides, since mail scanners follow every link. Plain HTML: it opens on any phone and keeps no session.
 */
@RestController
class ChoicePage {

    private static final int MOST_IN_A_MINUTE = 60;

    private final ManagerDecisions decisions;
    private final ChoiceHtml html;
    private final RequestLimit limit;

    ChoicePage(ManagerDecisions decisions, Users users, FirmCalendar calendar, Clock clock) {
        this.decisions = decisions;
        this.html = new ChoiceHtml(users, calendar);
        this.limit = new RequestLimit(MOST_IN_A_MINUTE, clock);
    }

    @GetMapping(path = "/decide/{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> look(@PathVariable String token, HttpServletRequest request) {
        if (!limit.admits(request.getRemoteAddr())) {
            return tooMany();
        }
        return switch (decisions.look(token)) {
            case ChoiceLook.Usable usable -> page(HttpStatus.OK, html.ask(usable, null));
            case ChoiceLook.Refused refused -> refused(refused.reason(), refused.language());
        };
    }

    @PostMapping(path = "/decide/{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> decide(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String until,
            HttpServletRequest request) {
        if (!limit.admits(request.getRemoteAddr())) {
            return tooMany();
        }
        return switch (decisions.look(token)) {
            case ChoiceLook.Refused refused -> refused(refused.reason(), refused.language());
            case ChoiceLook.Usable usable ->
                switch (decisions.decide(token, dayOf(until))) {
                    case ChoiceOutcome.Chosen chosen -> page(HttpStatus.OK, html.done(usable, chosen.decision()));
                    case ChoiceOutcome.Refused(ChoiceOutcome.Reason reason)
                    when reason == ChoiceOutcome.Reason.WRONG_DAY ->
                        page(HttpStatus.UNPROCESSABLE_CONTENT, html.ask(usable, reason));
                    case ChoiceOutcome.Refused(ChoiceOutcome.Reason reason) -> refused(reason, usable.language());
                };
        };
    }

    private ResponseEntity<String> refused(ChoiceOutcome.Reason reason, @Nullable String language) {
        HttpStatus status = reason == ChoiceOutcome.Reason.NOT_OURS ? HttpStatus.NOT_FOUND : HttpStatus.GONE;
        return page(status, html.refused(reason, language));
    }

    private ResponseEntity<String> tooMany() {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("Retry-After", "60")
                .cacheControl(CacheControl.noStore())
                .body(html.tooMany());
    }

    private static ResponseEntity<String> page(HttpStatus status, String body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                // The address is the key: no other site shall hear of it, and no search engine keep it.
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(body);
    }

    private static @Nullable LocalDate dayOf(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
