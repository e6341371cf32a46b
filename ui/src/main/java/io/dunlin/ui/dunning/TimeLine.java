package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyFault;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.function.IntFunction;

/** The steps of a policy in their order, each as a sentence, with what is wrong where it is wrong. */
final class TimeLine extends Div {

    /** @param acts what can be done with the step at a place */
    TimeLine(PolicyDefinition definition, List<PolicyFault> faults, IntFunction<List<? extends Component>> acts) {
        addClassName("policy-line");
        faults.stream()
                .filter(fault -> fault.stepCode() == null)
                .map(TimeLine::fault)
                .forEach(this::add);
        OrderedList list = new OrderedList();
        list.addClassName("steps");
        for (int at = 0; at < definition.steps().size(); at++) {
            DunningStep step = definition.steps().get(at);
            List<PolicyFault> own = faults.stream()
                    .filter(fault -> step.code().equals(fault.stepCode()))
                    .toList();
            list.add(line(step, own, acts.apply(at)));
        }
        add(list);
    }

    private static ListItem line(DunningStep step, List<PolicyFault> faults, List<? extends Component> acts) {
        Span sentence = new Span(StepSentence.of(step));
        Div words = new Div();
        LocalizedText title = step.title();
        if (title == null) {
            sentence.addClassName("strong");
        } else {
            Span name = new Span(Said.of(title));
            name.addClassName("strong");
            sentence.addClassName("secondary");
            words.add(name);
        }
        words.add(sentence);
        words.addClassName("stacked");
        faults.stream().map(TimeLine::fault).forEach(words::add);
        Div buttons = new Div();
        buttons.addClassName("actions");
        buttons.add(List.copyOf(acts));
        ListItem line =
                new ListItem(StatusBadge.plain(Texts.t("step.level", Integer.toString(step.level()))), words, buttons);
        line.addClassName("card-line");
        line.getClassNames().set("faulty", !faults.isEmpty());
        return line;
    }

    private static Span fault(PolicyFault fault) {
        Span text = new Span(Said.of(fault.text()));
        text.addClassName("fault");
        text.getElement().setAttribute("role", "alert");
        return text;
    }
}
