package io.dunlin.ui.triage;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.ReviewQueue.Verdict;
import io.dunlin.core.triage.StoredLabel;
import io.dunlin.core.triage.TriageDecision;
import io.dunlin.core.triage.policy.CaseActions;
import io.dunlin.ui.components.CaseChoice;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.FirstFocus;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A person says what a message is, to which case it belongs and what was promised in it. */
final class CorrectDialog extends Dialog {

    private final ClassChoice classes = new ClassChoice();
    private final CaseChoice linked;
    private final DatePicker promised = Days.field(Texts.t("promise.day"));

    private final Map<ReplyClass, MultiSelectComboBox<String>> items = new EnumMap<>(ReplyClass.class);
    private final Div itemFields = new Div();
    private final TriageDecision decision;
    private final ReceivableQueries receivables;

    CorrectDialog(
            TriageDecision decision,
            CaseQueries cases,
            ReceivableQueries receivables,
            LocalDate today,
            Consumer<Verdict> said) {
        super(Texts.t("replies.correct.title"));
        this.decision = decision;
        this.receivables = receivables;
        this.linked = new CaseChoice(Texts.t("case.title"), cases, null, today);
        classes.setValue(initial(decision));
        classes.addValueChangeListener(_ -> {
            promised.setVisible(classes.getValue().contains(ReplyClass.PROMISE));
            showItems();
        });
        linked.addValueChangeListener(_ -> {
            // Those of another case are none of this one's.
            items.clear();
            showItems();
        });
        linked.setHelperText(Texts.t("replies.correct.case"));
        linked.setClearButtonVisible(true);
        if (decision.caseId() != null) {
            cases.findRow(decision.caseId(), today).ifPresent(linked::setValue);
        }
        promised.setMin(today);
        promised.setValue(decision.facts().promiseDate());
        promised.setVisible(classes.getValue().contains(ReplyClass.PROMISE));
        Button save = new Button(Texts.t("replies.correct.save"), _ -> save(said));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setTooltipText("Ctrl + Enter");
        FirstFocus.on(classes);
        Div fields = new Div(new Paragraph(Texts.t("replies.correct.text")), classes, linked, itemFields, promised);
        itemFields.addClassName("form");
        showItems();
        fields.addClassName("form");
        Shortcuts.addShortcutListener(fields, () -> save(said), Key.ENTER, KeyModifier.CONTROL)
                .listenOn(fields);
        setWidth("36rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
    }

    private static Set<ReplyClass> initial(TriageDecision decision) {
        List<StoredLabel> labels = decision.labels();
        return labels.isEmpty()
                ? Set.of(decision.guess())
                : labels.stream().map(StoredLabel::replyClass).collect(Collectors.toSet());
    }

    private void save(Consumer<Verdict> said) {
        classes.setInvalid(classes.isEmpty());
        classes.setErrorMessage(Texts.t("replies.correct.none"));
        boolean dayMissing = classes.getValue().contains(ReplyClass.PROMISE) && promised.isEmpty();
        promised.setInvalid(dayMissing);
        promised.setErrorMessage(Texts.t("promise.day.missing"));
        if (classes.isEmpty() || dayMissing) {
            return;
        }
        CaseRow row = linked.getValue();
        close();
        said.accept(new Verdict(
                List.copyOf(classes.getValue()),
                row == null ? null : row.id(),
                classes.getValue().contains(ReplyClass.PROMISE) ? promised.getValue() : null,
                chosenItems()));
    }

    /** Where a case has several items, each class that may concern some of them asks which (rule 3 of the taxonomy). */
    private void showItems() {
        CaseRow row = linked.getValue();
        List<String> open = row == null
                ? List.of()
                : receivables.ofCase(row.id().value()).stream()
                        .filter(receivable -> receivable.state() == Receivable.State.OPEN)
                        .map(Receivable::number)
                        .toList();
        itemFields.removeAll();
        items.keySet().retainAll(classes.getValue());
        if (open.size() < 2) {
            items.clear();
            return;
        }
        for (ReplyClass replyClass : ReplyClass.values()) {
            if (classes.getValue().contains(replyClass) && CaseActions.canBeSplit(replyClass)) {
                MultiSelectComboBox<String> field = items.computeIfAbsent(replyClass, each -> itemField(each, open));
                itemFields.add(field);
            }
        }
    }

    private MultiSelectComboBox<String> itemField(ReplyClass replyClass, List<String> open) {
        MultiSelectComboBox<String> field =
                new MultiSelectComboBox<>(Texts.t("replies.correct.items", Texts.t(replyClass)));
        field.setItems(open);
        field.setPlaceholder(Texts.t("replies.correct.items.all"));
        field.setHelperText(Texts.t("replies.correct.items.help"));
        field.setWidthFull();
        field.setValue(decision.labels().stream()
                .filter(label -> label.replyClass() == replyClass)
                .flatMap(
                        label -> open.stream().filter(number -> label.evidence().contains(number)))
                .collect(Collectors.toSet()));
        return field;
    }

    private Map<ReplyClass, List<String>> chosenItems() {
        Map<ReplyClass, List<String>> chosen = new EnumMap<>(ReplyClass.class);
        items.forEach((replyClass, field) -> {
            if (!field.isEmpty()) {
                chosen.put(replyClass, field.getValue().stream().sorted().toList());
            }
        });
        return chosen;
    }
}
