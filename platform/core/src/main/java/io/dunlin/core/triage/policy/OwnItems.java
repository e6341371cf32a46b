package io.dunlin.core.triage.policy;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.TriageView;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.text.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which items a label of a mail with several is about (rule 3): those named in the words that it was read from and in no
 * other label's. "FV/12 I dispute, FV/13 I pay on Friday" disputes the one and promises the other. Where items cannot be told
 * apart, each label is about the whole case.
 */
final class OwnItems {

    private static final Set<ReplyClass> SPLIT = EnumSet.of(
            ReplyClass.DISPUTE,
            ReplyClass.PAID_CLAIM,
            ReplyClass.PLAN_REQUEST,
            ReplyClass.PROMISE,
            ReplyClass.DOC_REQUEST);

    private OwnItems() {}

    static List<String> of(Label label, TriageView view) {
        List<Label> labels = view.classification().labels();
        if (labels.size() < 2 || !SPLIT.contains(label.replyClass())) {
            return List.of();
        }
        return view.facts().invoices().stream()
                .filter(invoice -> isIn(label.evidence(), invoice))
                .filter(invoice -> labels.stream()
                        .filter(other -> other.replyClass() != label.replyClass())
                        .noneMatch(other -> isIn(other.evidence(), invoice)))
                .map(Found::value)
                .distinct()
                .toList();
    }

    private static boolean isIn(Span evidence, Found<String> invoice) {
        return evidence.start() <= invoice.start() && invoice.end() <= evidence.end();
    }
}
