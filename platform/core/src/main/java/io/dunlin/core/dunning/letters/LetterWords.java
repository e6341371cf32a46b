package io.dunlin.core.dunning.letters;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateLinter;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.dunning.steps.StepMessages;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What stands in a formal letter, and whether it may still go as the case stands. Writes nothing. */
@Component
class LetterWords {

    /** Seven days from delivery, and three for the delivery itself. */
    private static final int PAY_WITHIN_DAYS = 10;

    /** With less time than this to pay no demand leaves. */
    private static final int PAY_WITHIN_AT_LEAST_DAYS = 7;

    private static final LocalizedText AMOUNTS_CHANGED = new LocalizedText(
            "Kwoty zmieniły się od napisania pisma: odśwież je i poproś o zatwierdzenie jeszcze raz.",
            "The amounts changed since the letter was written: refresh it and ask for approval again.");
    private static final LocalizedText NO_MAIL_ADDRESS = new LocalizedText(
            "Dłużnik nie ma adresu e-mail, którego wolno użyć.", "The debtor has no mail address that may be used.");

    private final DunningDecisions decisions;
    private final StepMessages messages;
    private final Templates templates;
    private final Parties parties;
    private final FirmCalendar calendar;

    LetterWords(
            DunningDecisions decisions,
            StepMessages messages,
            Templates templates,
            Parties parties,
            FirmCalendar calendar) {
        this.decisions = decisions;
        this.messages = messages;
        this.templates = templates;
        this.parties = parties;
        this.calendar = calendar;
    }

    /** A final demand in the words of its template. */
    record Ready(Channel channel, String language, TemplateSource words, List<JdbiFormalLetters.Asked> asked) {}

    /** A letter as a message, or why it cannot be one. */
    sealed interface Made {

        record Message(NewMessage message) implements Made {}

        record Impossible(LocalizedText why) implements Made {}
    }

    /**
     * Empty where nothing may be demanded.
     *
     * @throws io.dunlin.core.correspondence.templates.TemplateFault where the template cannot be used
     */
    Optional<Ready> finalDemand(CaseId caseId, LocalDate today) {
        return decisions
                .find(caseId, today)
                .filter(loaded ->
                        obstacle(loaded, FormalLetter.Kind.FINAL_DEMAND).isEmpty())
                .map(loaded -> {
                    StepMessages.Wording wording = wording(loaded, today);
                    return new Ready(
                            wording.channel(),
                            loaded.heading().language(),
                            templates.words(
                                    TemplateCode.FINAL_DEMAND,
                                    loaded.heading().language(),
                                    wording.channel(),
                                    messages.model(loaded.heading(), wording)),
                            asked(loaded.standing(), overdue(loaded.standing(), today)));
                });
    }

    Optional<DunningReason> obstacle(CaseId caseId, FormalLetter.Kind kind) {
        return decisions
                .find(caseId, calendar.today())
                .map(loaded -> obstacle(loaded, kind))
                .orElse(Optional.of(DunningReason.CLOSED));
    }

    String languageOf(CaseId caseId) {
        return loaded(caseId).heading().language();
    }

    /** Wording that may not go out, whoever wrote it. */
    List<LocalizedText> findings(FormalLetter letter, TemplateSource words) {
        LoadedCase loaded = loaded(letter.caseId());
        return templates
                .findingsIn(
                        words,
                        parties.getCreditor(loaded.heading().creditorId()).account())
                .stream()
                .map(LetterWords::said)
                .toList();
    }

    private static LocalizedText said(TemplateLinter.Finding finding) {
        if (finding.found().isEmpty()) {
            return finding.why();
        }
        return new LocalizedText(
                finding.why().pl() + " („" + finding.found() + "”)",
                finding.why().en() + " (“" + finding.found() + "”)");
    }

    /**
     * The message that a letter becomes, where the case still wants it as it is written.
     *
     * @param writtenOn the days on which its versions were written; where its words still name a day to pay by that was
     *     counted from one of them, that day has to be far enough ahead
     */
    Made message(
            FormalLetter letter, TemplateSource words, List<JdbiFormalLetters.Asked> asked, List<LocalDate> writtenOn) {
        LocalDate today = calendar.today();
        Optional<LoadedCase> found = decisions.find(letter.caseId(), today);
        Optional<DunningReason> obstacle =
                found.isEmpty() ? Optional.of(DunningReason.CLOSED) : obstacle(found.get(), letter.kind());
        if (obstacle.isPresent()) {
            return new Made.Impossible(obstacle.get().text());
        }
        LoadedCase loaded = found.orElseThrow();
        if (letter.channel() == Channel.MAIL && loaded.heading().email() == null) {
            return new Made.Impossible(NO_MAIL_ADDRESS);
        }
        List<CaseStanding.Item> named = List.of();
        if (letter.kind() == FormalLetter.Kind.FINAL_DEMAND) {
            named = overdue(loaded.standing(), today);
            if (!Set.copyOf(asked(loaded.standing(), named)).equals(Set.copyOf(asked))) {
                return new Made.Impossible(AMOUNTS_CHANGED);
            }
            Optional<String> tooNear = payByTooNear(words, letter.language(), writtenOn, today);
            if (tooNear.isPresent()) {
                return new Made.Impossible(payByTooNear(tooNear.get()));
            }
        }
        StepMessages.Wording wording = new StepMessages.Wording(
                TemplateCode.FINAL_DEMAND,
                letter.channel(),
                letter.kind() == FormalLetter.Kind.FINAL_DEMAND ? Purpose.FINAL_DEMAND : Purpose.FORMAL_LETTER,
                named,
                total(loaded.standing(), named),
                today,
                today.plusDays(PAY_WITHIN_DAYS));
        return new Made.Message(messages.write(
                loaded.heading(),
                wording,
                templates.layOut(words, letter.language(), messages.model(loaded.heading(), wording)),
                "formal-letter:" + letter.id().value()));
    }

    private static Optional<String> payByTooNear(
            TemplateSource words, String language, List<LocalDate> writtenOn, LocalDate today) {
        return writtenOn.stream()
                .map(day -> day.plusDays(PAY_WITHIN_DAYS))
                .filter(payBy -> payBy.isBefore(today.plusDays(PAY_WITHIN_AT_LEAST_DAYS)))
                .map(payBy -> Templates.day(payBy, language))
                .filter(words.body()::contains)
                .findFirst();
    }

    private static LocalizedText payByTooNear(String day) {
        return new LocalizedText(
                "Do dnia zapłaty, o którym mówi pismo (" + day + "), zostało mniej niż " + PAY_WITHIN_AT_LEAST_DAYS
                        + " dni: odśwież pismo albo zmień ten dzień i poproś o zatwierdzenie jeszcze raz.",
                "The day to pay by that the letter names (" + day + ") is less than " + PAY_WITHIN_AT_LEAST_DAYS
                        + " days ahead: refresh the letter or change that day, and ask for approval again.");
    }

    String shown(TemplateSource words, String language) {
        return Templates.shown(words, language);
    }

    private LoadedCase loaded(CaseId caseId) {
        return decisions
                .find(caseId, calendar.today())
                .orElseThrow(() -> new IllegalArgumentException("No case " + caseId.value()));
    }

    private Optional<DunningReason> obstacle(LoadedCase loaded, FormalLetter.Kind kind) {
        CaseStanding standing = loaded.standing();
        if (loaded.heading().represented()) {
            return Optional.of(DunningReason.REPRESENTED);
        }
        if (kind == FormalLetter.Kind.OTHER) {
            return Optional.empty();
        }
        if (standing.stage() == CaseStanding.Stage.CLOSED) {
            return Optional.of(DunningReason.CLOSED);
        }
        if (standing.block() != null) {
            return Optional.of(standing.block().reason());
        }
        List<CaseStanding.Item> overdue = overdue(standing, calendar.today());
        return overdue.isEmpty() || !total(standing, overdue).isPositive()
                ? Optional.of(DunningReason.NOTHING_OWED)
                : Optional.empty();
    }

    private StepMessages.Wording wording(LoadedCase loaded, LocalDate today) {
        List<CaseStanding.Item> overdue = overdue(loaded.standing(), today);
        return new StepMessages.Wording(
                TemplateCode.FINAL_DEMAND,
                loaded.heading().email() == null ? Channel.LETTER : Channel.MAIL,
                Purpose.FINAL_DEMAND,
                overdue,
                total(loaded.standing(), overdue),
                today,
                today.plusDays(PAY_WITHIN_DAYS));
    }

    private static List<CaseStanding.Item> overdue(CaseStanding standing, LocalDate today) {
        return standing.free().stream()
                .filter(item -> item.dueOn().isBefore(today))
                .toList();
    }

    private static Money total(CaseStanding standing, List<CaseStanding.Item> items) {
        return items.stream()
                .map(CaseStanding.Item::balance)
                .reduce(standing.credits().negated(), Money::plus);
    }

    /** What the sum is made of: a credit note that came later changes it as a payment does. */
    private static List<JdbiFormalLetters.Asked> asked(CaseStanding standing, List<CaseStanding.Item> items) {
        return Stream.concat(
                        items.stream()
                                .map(item ->
                                        new JdbiFormalLetters.Asked(item.id().value(), item.balance())),
                        Stream.of(standing.credits())
                                .filter(Money::isPositive)
                                .map(credits -> new JdbiFormalLetters.Asked(null, credits.negated())))
                .toList();
    }
}
