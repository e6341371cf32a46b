package io.dunlin.core.dunning.policy;

import io.dunlin.core.dunning.policy.DunningStep.Anchor;
import io.dunlin.core.dunning.policy.DunningStep.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The steps of a policy in their order.
 * <p>
 * Levels never fall and leave no gap, no two steps fall on one day, and each can be reached. Steps that count from the
 * due date come before those that count from the step before.
 */
public record DunningLevels(List<DunningStep> steps) {

    private static final int MOST_STEPS = 40;
    private static final int LONGEST_OFFSET = 365;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public DunningLevels {
        steps = List.copyOf(steps);
        List<PolicyFault> faults = faults(steps);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.stream().map(fault -> fault.text().en()).collect(Collectors.joining(" ")));
        }
    }

    /** What is wrong with steps, in words that say what to change; nothing where they can be a policy. */
    public static List<PolicyFault> faults(List<DunningStep> steps) {
        List<PolicyFault> faults = new ArrayList<>();
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            faults.add(PolicyFault.of(
                    "Polityka ma od 1 do " + MOST_STEPS + " kroków.", "A policy has 1 to " + MOST_STEPS + " steps."));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            DunningStep step = steps.get(i);
            if (!codes.add(step.code()) || !CODE.matcher(step.code()).matches()) {
                faults.add(PolicyFault.of(
                        step, "kod nie jest niepowtarzalny albo poprawny", "its code is not unique or not valid"));
            }
            faults.addAll(faultsOf(step));
            if (i == 0) {
                if (step.level() > 1 || step.level() < 0) {
                    faults.add(PolicyFault.of(step, "poziomy zaczynają się od 0 lub 1", "levels begin with 0 or 1"));
                }
            } else {
                faults.addAll(faultsAfter(steps.get(i - 1), step));
            }
            if (step.channel() == Channel.HAND_OVER && i < steps.size() - 1) {
                faults.add(
                        PolicyFault.of(step, "po przekazaniu nic już nie następuje", "nothing can follow a hand-over"));
            }
        }
        return List.copyOf(faults);
    }

    private static List<PolicyFault> faultsOf(DunningStep step) {
        List<PolicyFault> faults = new ArrayList<>();
        if (step.anchor() == Anchor.PREVIOUS_STEP && step.offsetDays() < 1) {
            faults.add(PolicyFault.of(
                    step,
                    "odstęp od poprzedniego kroku to co najmniej 1 dzień",
                    "it comes at least 1 day after the step before"));
        }
        if (Math.abs(step.offsetDays()) > LONGEST_OFFSET
                || step.payWithinDays() < 0
                || step.payWithinDays() > LONGEST_OFFSET) {
            faults.add(PolicyFault.of(step, "liczba dni przekracza rok", "its days are beyond a year"));
        }
        if (step.anchor() == Anchor.DUE_DATE && step.isCourtesy() != (step.offsetDays() <= 0)) {
            faults.add(PolicyFault.of(
                    step,
                    "poziom 0 jest do dnia terminu włącznie, wyższe po nim",
                    "level 0 is up to the due date, higher levels are after it"));
        }
        if (step.isCourtesy() && !step.channel().isAutomatic()) {
            faults.add(PolicyFault.of(
                    step,
                    "przed terminem wysyła się tylko e-mail lub SMS",
                    "only mails and text messages come before it"));
        }
        if (step.channel().writes() == (step.template() == null)) {
            faults.add(PolicyFault.of(
                    step,
                    step.channel().writes() ? "brakuje szablonu" : "szablon jest zbędny",
                    step.channel().writes() ? "it needs a template" : "it uses no template"));
        }
        return faults;
    }

    private static List<PolicyFault> faultsAfter(DunningStep before, DunningStep step) {
        List<PolicyFault> faults = new ArrayList<>();
        if (step.level() < before.level() || step.level() > before.level() + 1) {
            faults.add(
                    PolicyFault.of(step, "poziomy rosną po kolei, bez przerw", "levels rise one by one, without gaps"));
        }
        if (step.anchor() == Anchor.DUE_DATE && before.anchor() == Anchor.PREVIOUS_STEP) {
            faults.add(PolicyFault.of(
                    step,
                    "kroki liczone od terminu stoją przed liczonymi od poprzedniego kroku",
                    "steps counted from the due date stand before those counted from the step before"));
        } else if (step.anchor() == Anchor.DUE_DATE && step.offsetDays() <= before.offsetDays()) {
            faults.add(PolicyFault.of(
                    step,
                    "przypada nie później niż krok przed nim; dwóch kroków jednego dnia nie ma",
                    "it falls no later than the step before it; there are never two on a day"));
        }
        return faults;
    }

    /**
     * The steps that come after one that was taken on a level. In a newer version of the policy it may be missing: then
     * the higher levels follow. A level that was reached never falls, even where the newer version moved the step down.
     */
    List<DunningStep> after(String stepCode, int level) {
        for (int at = 0; at < steps.size(); at++) {
            if (steps.get(at).code().equals(stepCode)) {
                return steps.subList(at + 1, steps.size()).stream()
                        .filter(step -> step.level() >= level)
                        .toList();
            }
        }
        return steps.stream().filter(step -> step.level() > level).toList();
    }
}
