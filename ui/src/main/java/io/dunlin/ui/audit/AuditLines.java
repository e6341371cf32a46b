package io.dunlin.ui.audit;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CallOutcome;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.Dispute;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.InvoiceAttachmentSettings;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.letters.LetterSettings;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.notifications.DecisionSettings;
import io.dunlin.core.notifications.ManagerChoice;
import io.dunlin.core.notifications.ManagerDecision;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.receivables.policy.DayCount;
import io.dunlin.core.receivables.policy.LegalRateKind;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.policy.AllocationOrder;
import io.dunlin.core.remittances.policy.StatementVerdict;
import io.dunlin.core.shared.Json;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.ui.cases.DisputeReason;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.TemplateName;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.dunning.StepNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private static final String SETTING_CHANGED = "setting-changed";
    private static final String POLICY = "policy-";
    private static final String CREDITOR_ACCOUNT = "creditor-account-";
    private static final Set<String> SHARES = Set.of("applyFrom", "holdFrom");
    private static final Set<String> USERS = Set.of("accountManager", "approver", "lead");
    private static final double WHOLE = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final String action;
    private final Names names;
    private final Locale locale;
    private final List<Line> lines = new ArrayList<>();
    private String settings = "";

    private AuditLines(String action, Names names, Locale locale) {
        this.action = action;
        this.names = names;
        this.locale = locale;
    }

    /** By what names people know each other, days and amounts, and the policies. */
    record Names(People people, Format format, StepNames policies) {}

    static List<Line> of(String action, String json, Names names, Locale locale) {
        AuditLines made = new AuditLines(action, names, locale);
        try {
            made.add(new TreeMap<>(map(Json.read(json, Map.class))));
        } catch (JacksonException | ClassCastException notAnObject) {
            return List.of(new Line("", json));
        }
        return List.copyOf(made.lines);
    }

    /** The word for a constant of one of the families; empty where it is of none. */
    static Optional<String> word(String text, List<Class<? extends Enum<?>>> families) {
        return families.stream()
                .flatMap(family -> Arrays.stream(family.getEnumConstants()))
                .filter(each -> each.name().equals(text))
                .findFirst()
                .map(Texts::t);
    }

    private void add(Map<String, @Nullable Object> details) {
        if (SETTING_CHANGED.equals(action)) {
            settings = String.valueOf(details.get("name"));
        }
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
        return SettingWords.part(settings, key)
                .or(() -> AuditDetail.of(key).map(Texts::t))
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
                        .map(part -> part(key, part.getKey(), part.getValue()))
                        .collect(Collectors.joining("; "));
            case Double share
            when SHARES.contains(key) -> Texts.t("quality.percent", Long.toString(Math.round(WHOLE * share)));
            case String text when text.isBlank() -> Texts.t("audit.nothing");
            case String text -> text(key, text);
            default -> numbered(key, String.valueOf(value));
        };
    }

    /** A part of a value: of a setting for each class of replies or each policy, else a detail with a name of its own. */
    private String part(String key, String name, @Nullable Object value) {
        List<Class<? extends Enum<?>>> families = families(key);
        if (families.isEmpty()) {
            return name(name) + ": " + value(name, value);
        }
        return word(name, families).orElseGet(() -> names.policies().policy(name)) + ": " + value(key, value);
    }

    private String text(String key, String text) {
        return word(text, families(key)).orElseGet(() -> switch (key) {
            case String side when isAccount(side) -> names.format().account(text);
            case "account" -> names.format().account(text);
            case "language" -> Locale.of(text).getDisplayLanguage(locale);
            case "code" -> action.startsWith(POLICY) ? names.policies().policy(text) : TemplateName.textOf(text);
            case "policyCode" -> names.policies().policy(text);
            case "name" -> SettingWords.group(text);
            case "model" -> "shipped".equals(text) ? Texts.t("audit.shipped") : text;
            default ->
                FULL_MINUTE.matcher(text).matches()
                        ? text.substring(0, text.lastIndexOf(':'))
                        : numbered(key, Format.asRead(MessageReason.of(text), locale));
        });
    }

    /** What was changed to what is the account that debtors pay on. */
    private boolean isAccount(String key) {
        return action.startsWith(CREDITOR_ACCOUNT) && (BEFORE.equals(key) || AFTER.equals(key));
    }

    /** The number of a user is a name. */
    private String numbered(String key, String text) {
        if (USERS.contains(key) && NUMBER.matcher(text).matches()) {
            String name = names.people().name(new UserId(Long.parseLong(text)));
            return name == null ? text : name;
        }
        return text;
    }

    /** Of which constants a value is, where it is one. */
    private static List<Class<? extends Enum<?>>> families(String key) {
        return switch (key) {
            case "answering", "applyFrom", "floors" -> List.of(ReplyClass.class);
            case "dayCount" -> List.of(DayCount.class);
            case "order" -> List.of(AllocationOrder.class);
            case "otherwise", "whenSilent" -> List.of(DecisionSettings.WhenSilent.class);
            case "relation" -> List.of(StatementVerdict.Relation.class);
            case "whenMissing" -> List.of(InvoiceAttachmentSettings.WhenMissing.class);
            case "window" -> List.of(LetterSettings.Window.class);
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
            case "outcome" -> List.of(CallOutcome.class, Dispute.State.class, ManagerChoice.class, Channel.class);
            case "purpose" -> List.of(Purpose.class);
            case "reason" -> List.of(HoldReason.class, DisputeReason.class);
            case "roles" -> List.of(Role.class);
            case "state", BEFORE, AFTER -> List.of(ContactPoint.State.class, RemittanceState.class);
            case "via" -> List.of(ManagerDecision.Via.class);
            default -> List.of();
        };
    }
}
