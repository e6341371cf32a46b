package io.dunlin.ui.audit;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CallOutcome;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.Dispute;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.dunning.DunningStep;
import io.dunlin.core.dunning.FormalLetter;
import io.dunlin.core.notifications.ManagerChoice;
import io.dunlin.core.notifications.ManagerDecision;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.receivables.policy.LegalRateKind;
import io.dunlin.core.shared.Json;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.ui.cases.DisputeReason;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.TemplateName;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * An entry's details as a person reads them: what they are called, and amounts, days, people and constants in words. Of a change
 * only what changed is told, with what it was before.
 */
final class AuditLines {

    /** @param name what it is called; empty where the text stands for itself */
    record Line(String name, String value) {}

    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[-_]");
    private static final Pattern FULL_MINUTE = Pattern.compile("[0-2][0-9]:[0-5][0-9]:00");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final String action;
    private final People people;
    private final Format format;
    private final Locale locale;
    private final List<Line> lines = new ArrayList<>();

    private AuditLines(String action, People people, Format format, Locale locale) {
        this.action = action;
        this.people = people;
        this.format = format;
        this.locale = locale;
    }

    static List<Line> of(String action, String json, People people, Format format, Locale locale) {
        AuditLines made = new AuditLines(action, people, format, locale);
        try {
            made.add(new TreeMap<>(map(Json.read(json, Map.class))));
        } catch (JacksonException | ClassCastException notAnObject) {
            return List.of(new Line("", json));
        }
        return List.copyOf(made.lines);
    }

    private void add(Map<String, @Nullable Object> details) {
        if (details.containsKey(AFTER)) {
            addChange(details.remove(BEFORE), details.remove(AFTER));
        }
        details.forEach((key, value) -> {
            if (value instanceof Map<?, ?> parts) {
                map(parts).forEach((part, of) -> line(name(key) + " – " + name(part), value(part, of)));
            } else {
                line(name(key), value(key, value));
            }
        });
    }

    private void addChange(@Nullable Object before, @Nullable Object after) {
        if (!(after instanceof Map<?, ?> now)) {
            line(name(BEFORE), value(BEFORE, before));
            line(name(AFTER), value(AFTER, after));
            return;
        }
        Map<String, @Nullable Object> was = before instanceof Map<?, ?> known ? map(known) : Map.of();
        map(now).forEach((key, value) -> {
            if (was.isEmpty()) {
                line(name(key), value(key, value));
            } else if (!Objects.equals(was.get(key), value)) {
                line(name(key), Texts.t("audit.changed", value(key, was.get(key)), value(key, value)));
            }
        });
    }

    private void line(String name, String value) {
        lines.add(new Line(name, value));
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> parsed) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        parsed.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private String name(String key) {
        if ("left".equals(key) && "doubt-resolved".equals(action)) {
            return Texts.t(AuditDetail.MESSAGE_LEFT);
        }
        return AuditDetail.of(key)
                .map(Texts::t)
                .orElseGet(() -> HUMP.matcher(key).replaceAll(" ").toLowerCase(Locale.ROOT));
    }

    private String value(String key, @Nullable Object value) {
        return switch (value) {
            case null -> Texts.t("audit.nothing");
            case Boolean flag -> flag ? Texts.t("audit.yes") : Texts.t("audit.no");
            case Collection<?> many when many.isEmpty() -> Texts.t("audit.nothing");
            case Collection<?> many ->
                many.stream().map(each -> value(key, each)).collect(Collectors.joining(", "));
            case Map<?, ?> parts ->
                map(parts).entrySet().stream()
                        .map(part -> name(part.getKey()) + ": " + value(part.getKey(), part.getValue()))
                        .collect(Collectors.joining("; "));
            case String text when text.isBlank() -> Texts.t("audit.nothing");
            case String text -> text(key, text);
            default -> numbered(key, String.valueOf(value));
        };
    }

    private String text(String key, String text) {
        Optional<String> constant = families(key).stream()
                .flatMap(family -> Arrays.stream(family.getEnumConstants()))
                .filter(each -> each.name().equals(text))
                .findFirst()
                .map(Texts::t);
        return constant.orElseGet(() -> switch (key) {
            case "account" -> format.account(text);
            case "language" -> Locale.of(text).getDisplayLanguage(locale);
            case "code" -> TemplateName.textOf(text);
            case "name" -> settings(text);
            case "model" -> "shipped".equals(text) ? Texts.t("audit.shipped") : text;
            default ->
                FULL_MINUTE.matcher(text).matches()
                        ? text.substring(0, text.lastIndexOf(':'))
                        : numbered(key, Format.asRead(text, locale));
        });
    }

    /** Settings as their card is called. */
    private static String settings(String group) {
        return switch (group) {
            case "allocation" -> Texts.t("settings.allocation");
            case "bank-feeds" -> Texts.t("settings.feeds");
            case "dunning" -> Texts.t("settings.dunning");
            case "interest" -> Texts.t("settings.interest");
            case "invoice-attachments" -> Texts.t("settings.invoices");
            case "learning" -> Texts.t("settings.learning");
            case "letter-approval" -> Texts.t("settings.approval");
            case "letters" -> Texts.t("settings.letters");
            case "limitation" -> Texts.t("settings.limitation");
            case "litigation" -> Texts.t("settings.litigation");
            case "manager-decisions" -> Texts.t("settings.decisions");
            case "payment-links" -> Texts.t("settings.payment-links");
            case "payment-thanks" -> Texts.t("settings.thanks");
            case "policy-choice" -> Texts.t("choice.title");
            case "mail-pace" -> Texts.t("sending.pace");
            case "sending" -> Texts.t("sending.title");
            case "team" -> Texts.t("settings.team");
            case "triage" -> Texts.t("settings.triage");
            default -> group;
        };
    }

    /** The number of a user is a name. */
    private String numbered(String key, String text) {
        boolean user = "accountManager".equals(key) || "approver".equals(key);
        if (user && NUMBER.matcher(text).matches()) {
            String name = people.name(new UserId(Long.parseLong(text)));
            return name == null ? text : name;
        }
        return text;
    }

    /** Of which constants a value is, where it is one. */
    private List<Class<? extends Enum<?>>> families(String key) {
        return switch (key) {
            case "channel" -> List.of(Channel.class, DunningStep.Channel.class);
            case "choice" -> List.of(ManagerChoice.class);
            case "class" -> List.of(ReplyClass.class);
            case "kind" ->
                List.of(
                        CaseTask.Kind.class,
                        ContactPoint.Kind.class,
                        FormalLetter.Kind.class,
                        LegalRateKind.class,
                        MailKind.class);
            case "outcome" -> List.of(CallOutcome.class, Dispute.State.class);
            case "purpose" -> List.of(Purpose.class);
            case "reason" -> List.of(HoldReason.class, DisputeReason.class);
            case "roles" -> List.of(Role.class);
            case "state", BEFORE, AFTER -> List.of(ContactPoint.State.class);
            case "via" -> List.of(ManagerDecision.Via.class);
            default -> List.of();
        };
    }
}
