package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.triage.classification.Classification;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.kind.MailNature;
import io.dunlin.core.triage.linking.LinkResult;
import io.dunlin.core.triage.policy.CaseHistory;
import io.dunlin.core.triage.policy.Decision;
import io.dunlin.core.triage.policy.SenderStanding;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.policy.TriageSettings;
import io.dunlin.core.triage.text.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FolderOfMailTest {

    private final TriagePolicy policy = new TriagePolicy(TriageSettings.shipped());

    @Test
    void a_sure_class_names_the_folder_though_nobody_knows_the_case() {
        assertThat(folderOfStranger(ReplyClass.DISPUTE, 0.99)).isEqualTo(ReplyClass.DISPUTE);
    }

    @Test
    void an_unsure_guess_names_none_whatever_else_is_in_doubt() {
        assertThat(folderOfStranger(ReplyClass.DISPUTE, 0.55)).isEqualTo(ReplyClass.OTHER);
    }

    private ReplyClass folderOfStranger(ReplyClass guess, double confidence) {
        List<Label> labels = List.of(new Label(guess, confidence, new Span(0, 4, "text")));
        TriageView view = new TriageView(
                new MailNature(MailKind.HUMAN, "no-rule", null, null),
                "pl",
                "text",
                "",
                new Classification(labels, labels),
                MailFacts.NONE,
                List.of(),
                null,
                Set.of(),
                List.of());
        Decision decision = policy.decide(new LinkResult.NoMatch(), view, SenderStanding.UNKNOWN, CaseHistory.NONE);
        assertThat(decision).isInstanceOf(Decision.AskHuman.class);
        return Decider.folderOf(view, decision, policy);
    }
}
