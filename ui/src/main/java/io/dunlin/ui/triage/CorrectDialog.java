package io.dunlin.ui.triage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.shared.Window;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.ReviewQueue.Verdict;
import io.dunlin.core.triage.StoredLabel;
import io.dunlin.core.triage.TriageDecision;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A person says what a message is, to which case it belongs and what was promised in it. */
final class CorrectDialog extends Dialog {

    private final CheckboxGroup<ReplyClass> classes = new CheckboxGroup<>(Texts.t("replies.classes"));
    private final ComboBox<CaseRow> linked = new ComboBox<>(Texts.t("case.title"));
    private final DatePicker promised = Days.field(Texts.t("promise.day"));

    CorrectDialog(TriageDecision decision, CaseQueries cases, LocalDate today, Consumer<Verdict> said) {
        super(Texts.t("replies.correct.title"));
        classes.setItems(ReplyClass.values());
        classes.setItemLabelGenerator(Texts::t);
        classes.addClassName("class-choice");
        classes.setValue(initial(decision));
        classes.addValueChangeListener(
                _ -> promised.setVisible(classes.getValue().contains(ReplyClass.PROMISE)));
        linked.setItems(query -> cases
                .page(
                        new CaseQueries.Filter(
                                query.getFilter()
                                        .filter(text -> !text.isBlank())
                                        .orElse(null),
                                null,
                                null,
                                null),
                        today,
                        new Window(Math.min(query.getOffset(), Window.LAST_ROW), Math.max(1, query.getLimit())))
                .stream());
        linked.setItemLabelGenerator(row -> row.reference() + " · " + row.debtorName());
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
        Div fields = new Div(new Paragraph(Texts.t("replies.correct.text")), classes, linked, promised);
        fields.addClassName("form");
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
                classes.getValue().contains(ReplyClass.PROMISE) ? promised.getValue() : null));
    }
}
