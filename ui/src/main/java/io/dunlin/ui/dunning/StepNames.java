package io.dunlin.ui.dunning;

import com.vaadin.flow.component.UI;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.components.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call the steps that histories and lists name by their codes: as the firm's policies say now. */
public final class StepNames {

    private static final Pattern NOTE = Pattern.compile("([a-z][a-z0-9-]{0,39}): (.*)", Pattern.DOTALL);

    private final Map<String, DunningStep> steps = new HashMap<>();
    private final Map<String, PolicyVersion> policies = new HashMap<>();

    private StepNames(List<PolicyVersion> versions) {
        List<PolicyVersion> foremost = versions.stream()
                .sorted(Comparator.comparing(
                                (PolicyVersion version) -> version.state() != PolicyVersion.State.PUBLISHED)
                        .thenComparing(version -> !version.isDefault())
                        .thenComparing(Comparator.comparingInt(PolicyVersion::versionNumber)
                                .reversed()))
                .toList();
        foremost.forEach(version -> policies.putIfAbsent(version.code(), version));
        foremost.stream()
                .flatMap(version -> version.definition().steps().stream())
                .forEach(step -> steps.merge(step.code(), step, StepNames::better));
    }

    public static StepNames of(Policies policies) {
        return new StepNames(policies.all());
    }

    private static DunningStep better(DunningStep first, DunningStep later) {
        return first.title() == null && later.title() != null ? later : first;
    }

    /** The name of a step: its title, else what is done and when; a step that no policy knows any more is named as it is. */
    public String of(String code) {
        DunningStep step = steps.get(code);
        return step == null ? code : nameOf(step);
    }

    /** What is done and the name of its step, once where the one says the other. */
    String act(DunningStep.Channel channel, String code) {
        DunningStep step = steps.get(code);
        if (step != null && step.title() == null && step.channel() == channel) {
            return nameOf(step);
        }
        String done = Texts.t(channel);
        String name = of(code);
        return name.equals(done) ? name : Texts.t("step.act", done, name);
    }

    /** The name of a policy. */
    public String policy(String code) {
        PolicyVersion version = policies.get(code);
        return version == null ? code : Said.nameOf(version);
    }

    /** A task's note with its step's name. */
    public String inNote(String note) {
        Matcher begins = NOTE.matcher(note);
        return begins.matches() && steps.containsKey(begins.group(1))
                ? of(begins.group(1)) + ": " + begins.group(2)
                : note;
    }

    /** A step by its name and its day, which is not told twice. */
    static String withDay(DunningStep step) {
        if (step.title() == null) {
            return nameOf(step);
        }
        Locale reader = UI.getCurrent().getLocale();
        String name = nameOf(step);
        String when = StepSentence.when(step);
        String inside = when.substring(0, 1).toLowerCase(reader) + when.substring(1);
        return name.toLowerCase(reader).endsWith(inside.toLowerCase(reader)) ? name : name + " (" + inside + ")";
    }

    static String nameOf(DunningStep step) {
        LocalizedText title = step.title();
        return title == null
                ? Texts.t("step.sentence", Texts.t(step.channel()), StepSentence.when(step))
                : title.in(UI.getCurrent().getLocale());
    }
}
