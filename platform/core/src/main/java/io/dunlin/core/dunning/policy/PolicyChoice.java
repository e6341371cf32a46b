package io.dunlin.core.dunning.policy;

import io.dunlin.core.settings.SettingGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which policy a case follows by what kind of case it is. The first rule that fits decides; where none does, the default
 * policy holds. What was chosen for the case or its debtor comes before any rule.
 * <p>
 * For example, with the rules "broken promises from 2: firm" and "amount from 10 000 PLN: soft" a debtor who broke two
 * promises gets the firm policy whatever he owes.
 */
public record PolicyChoice(List<SegmentRule> rules) {

    public static final SettingGroup<PolicyChoice> GROUP =
            new SettingGroup<>("policy-choice", PolicyChoice.class, new PolicyChoice(List.of()));

    private static final int MOST_RULES = 50;

    public PolicyChoice {
        rules = rules == null ? List.of() : List.copyOf(rules);
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("At most " + MOST_RULES + " rules choose policies");
        }
    }

    /** The first rule that fits. */
    public Optional<SegmentRule> ruleFor(Segment segment) {
        return rules.stream().filter(rule -> rule.fits(segment)).findFirst();
    }

    /** The policies that rules name. */
    public Set<String> policies() {
        Set<String> codes = new TreeSet<>();
        rules.forEach(rule -> codes.add(rule.policyCode()));
        return codes;
    }
}
