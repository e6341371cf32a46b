package io.dunlin.ui.cases;

import io.dunlin.core.cases.CallOutcome;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.notifications.ManagerChoice;
import io.dunlin.core.notifications.ManagerDecision;
import io.dunlin.core.shared.Json;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.dunning.StepNames;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/**
 * Writes an entry of a timeline as a sentence.
 * <p>
 * The text of a kind names the entry's details in braces. What stands in square brackets is left out where a detail in it
 * is missing or empty: {@code Held: {reason}[, until {until}]}.
 */
final class TimelineText {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z-]+)}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Set<String> DAYS = Set.of("on", "until", "due", "first");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,3})? [A-Z]{3}");

    private final StepNames names;
    private final People people;
    private final Format format;

    TimelineText(StepNames names, People people, Format format) {
        this.names = names;
        this.people = people;
        this.format = format;
    }

    /** When it was, and who did it. */
    String source(Timeline.Entry entry) {
        String actor = switch (entry.actorKind()) {
            case "USER" -> people.name(entry.actorName());
            case "DEBTOR" -> Texts.t("actor.debtor");
            default -> Texts.t("actor.system");
        };
        return format.moment(entry.happenedAt()) + " · " + actor;
    }

    String sentence(Timeline.Entry entry) {
        return sentence(entry.kind(), Json.read(entry.details(), new TypeReference<Map<String, Object>>() {}));
    }

    String sentence(CaseEventKind kind, Map<String, Object> details) {
        String pattern = OPTIONAL.matcher(Texts.t(kind)).replaceAll(part -> {
            String inside = part.group(1);
            boolean known = PLACE.matcher(inside)
                    .results()
                    .allMatch(place -> !value(kind, place.group(1), details).isEmpty());
            return Matcher.quoteReplacement(known ? inside : "");
        });
        return PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(value(kind, place.group(1), details)));
    }

    private String value(CaseEventKind kind, String name, Map<String, Object> details) {
        Object given = details.get(name);
        String text = given == null ? "" : given.toString();
        if (text.isEmpty()) {
            return "";
        }
        if (DAYS.contains(name)) {
            return day(text);
        }
        if (AMOUNT.matcher(text).matches()) {
            int space = text.indexOf(' ');
            return format.money(Money.of(text.substring(0, space), text.substring(space + 1)));
        }
        if (name.equals("step")) {
            return names.of(text);
        }
        return switch (kind) {
            case HOLD_PLACED, HOLD_RELEASED ->
                name.equals("reason") ? word(HoldReason.values(), text) : MessageReason.of(text);
            case TASK_CREATED, TASK_DONE -> taskWord(name, text);
            case CALLED -> name.equals("outcome") ? word(CallOutcome.values(), text) : text;
            case MANAGER_DECIDED, MANAGER_DECISION_UNDONE -> decisionWord(name, text);
            case DISPUTE_OPENED -> name.equals("reason") ? DisputeReason.textOf(text) : text;
            case DISPUTE_CLOSED ->
                name.equals("outcome") ? word(io.dunlin.core.cases.Dispute.State.values(), text) : text;
            case REPLY_DECIDED, REPLY_UNDONE ->
                name.equals("class") ? word(ReplyClass.values(), text) : MessageReason.of(text);
            case MESSAGE_QUEUED,
                    MESSAGE_SENT,
                    MESSAGE_DELIVERED,
                    MESSAGE_FAILED,
                    MESSAGE_CANCELLED,
                    MESSAGE_IN_DOUBT,
                    STEP_TAKEN -> messageWord(name, text);
            case CLOSED -> name.equals("reason") ? CloseReason.textOf(text) : text;
            default -> MessageReason.of(text);
        };
    }

    private static String messageWord(String name, String text) {
        return switch (name) {
            case "channel" -> word(Channel.values(), word(DunningStep.Channel.values(), text));
            case "purpose" -> word(Purpose.values(), text);
            case "reason" -> MessageReason.of(text);
            default -> text;
        };
    }

    private static String taskWord(String name, String text) {
        return switch (name) {
            case "kind" -> word(CaseTask.Kind.values(), text);
            case "outcome" ->
                word(
                        CallOutcome.values(),
                        word(ManagerChoice.values(), word(Channel.values(), MessageReason.of(text))));
            default -> text;
        };
    }

    private static String decisionWord(String name, String text) {
        return switch (name) {
            case "choice" -> word(ManagerChoice.values(), text);
            case "via" -> word(ManagerDecision.Via.values(), text);
            default -> text;
        };
    }

    private String day(String iso) {
        try {
            return format.day(LocalDate.parse(iso));
        } catch (DateTimeParseException notADay) {
            return iso;
        }
    }

    private static <E extends Enum<E>> String word(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .map(Texts::t)
                .orElse(name);
    }
}
