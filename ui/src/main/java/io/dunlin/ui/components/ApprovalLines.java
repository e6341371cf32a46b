package io.dunlin.ui.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.access.UserId;
import io.dunlin.core.approvals.Approval;
import java.util.List;
import java.util.function.Function;

/** What a second person was asked about a thing and what came of it; the person who is asked answers here. */
public final class ApprovalLines extends Div {

    private final People people;
    private final Format format;
    private final Function<Approval, String> about;

    /** What the answers lead to. */
    public interface Answers {

        /** Whether there is nothing against a yes. */
        default boolean mayApprove() {
            return true;
        }

        void approve(Approval approval);

        void reject(Approval approval);
    }

    /**
     * The questions in the order that is given.
     *
     * @param about what was asked about: a version, or how many cases it reaches
     * @param reader who looks at them
     */
    public ApprovalLines(
            List<Approval> approvals,
            Function<Approval, String> about,
            UserId reader,
            Answers answers,
            People people,
            Format format) {
        this.people = people;
        this.format = format;
        this.about = about;
        approvals.forEach(approval -> add(line(approval)));
        approvals.stream()
                .filter(approval -> approval.state() == Approval.State.OPEN)
                .filter(approval -> approval.approver().equals(reader))
                .forEach(approval -> add(answers(approval, answers)));
    }

    private Div line(Approval approval) {
        Span asked = new Span(Texts.t(
                "approval.asked",
                people.name(approval.askedBy()),
                format.moment(approval.askedAt()),
                approval.approverName()));
        Div words = new Div(StatusBadge.of(approval.state()), asked, new Span(about.apply(approval)));
        words.addClassName("stacked");
        quote(approval.reason(), words);
        quote(approval.note(), words);
        Div line = new Div(words);
        line.addClassName("card-line");
        return line;
    }

    private static void quote(String text, Div words) {
        if (!text.isBlank()) {
            Span quote = new Span(text);
            quote.addClassName("quote");
            words.add(quote);
        }
    }

    private static Div answers(Approval approval, Answers answers) {
        Button approve = new Button(Texts.t("approval.approve"), _ -> answers.approve(approval));
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setEnabled(answers.mayApprove());
        Div acts = new Div(approve, new Button(Texts.t("approval.reject"), _ -> answers.reject(approval)));
        acts.addClassName("actions");
        return acts;
    }
}
