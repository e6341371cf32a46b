package io.dunlin.ui.dunning;

import io.dunlin.core.dunning.policy.SegmentRule;
import io.dunlin.core.dunning.policy.SegmentRule.AmountRange;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions of a rule as a sentence. */
final class RuleSentence {

    private RuleSentence() {}

    static String of(SegmentRule rule) {
        List<String> parts = new ArrayList<>();
        if (rule.fraudSuspected()) {
            parts.add(Texts.t("rule.fraud"));
        }
        if (!rule.kinds().isEmpty()) {
            parts.add(rule.kinds().stream()
                    .sorted()
                    .map((PartyKind kind) -> Texts.t(kind))
                    .collect(Collectors.joining(" " + Texts.t("rule.or") + " ")));
        }
        AmountRange amount = rule.amount();
        if (amount != null) {
            parts.add(amount(amount));
        }
        if (rule.daysOverdueFrom() != null) {
            parts.add(Texts.t("rule.days-from", StepSentence.days(rule.daysOverdueFrom())));
        }
        if (rule.latePaymentsFrom() != null) {
            parts.add(Texts.t("rule.late-from", rule.latePaymentsFrom().toString()));
        }
        if (rule.brokenPromisesFrom() != null) {
            parts.add(Texts.t("rule.broken-from", rule.brokenPromisesFrom().toString()));
        }
        return String.join(", ", parts);
    }

    private static String amount(AmountRange amount) {
        if (amount.below() == null) {
            return Texts.t("rule.amount-from", Format.decimal(String.valueOf(amount.from())), amount.currency());
        }
        return amount.from() == null
                ? Texts.t("rule.amount-below", Format.decimal(amount.below().toPlainString()), amount.currency())
                : Texts.t(
                        "rule.amount-between",
                        Format.decimal(amount.from().toPlainString()),
                        Format.decimal(amount.below().toPlainString()),
                        amount.currency());
    }
}
