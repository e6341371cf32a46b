package io.dunlin.core.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationTest {

    @Test
    void classes_that_apply_stand_in_the_order_of_precedence() {
        assertThat(of(label(ReplyClass.PROMISE, 0.95), label(ReplyClass.DISPUTE, 0.45))
                        .labels())
                .extracting(Label::replyClass)
                .containsExactly(ReplyClass.DISPUTE, ReplyClass.PROMISE);
    }

    @Test
    void what_is_merely_suspected_is_told_but_does_not_lead() {
        Classification read = of(
                label(ReplyClass.LEGAL, 0.18), label(ReplyClass.DISPUTE, 0.25), label(ReplyClass.PLAN_REQUEST, 0.55));
        assertThat(read.guess()).isEqualTo(ReplyClass.PLAN_REQUEST);
        assertThat(read.labels())
                .extracting(Label::replyClass)
                .containsExactly(ReplyClass.PLAN_REQUEST, ReplyClass.LEGAL, ReplyClass.DISPUTE);
    }

    @Test
    void where_all_is_suspicion_the_gravest_leads() {
        assertThat(of(label(ReplyClass.DISPUTE, 0.25), label(ReplyClass.LEGAL, 0.18))
                        .guess())
                .isEqualTo(ReplyClass.LEGAL);
    }

    private static Classification of(Label... labels) {
        return new Classification(List.of(labels), List.of(labels));
    }

    private static Label label(ReplyClass replyClass, double confidence) {
        return new Label(replyClass, confidence, new Span(0, 0, ""));
    }
}
