package io.dunlin.ui.receivables;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.receivables.imports.ImportState;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.FailureRow;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.ImportRow;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One import: how its file was understood, what could not be read, and what was or is to be decided on it. */
final class ImportDialog extends Dialog {

    private final ImportRow row;

    ImportDialog(ImportRow row, List<FailureRow> failures, List<String> interpretation, People people, Format format) {
        super(Optional.ofNullable(row.fileName()).orElse(row.source()));
        this.row = row;
        Span source = new Span(Texts.t("import.source", row.source()));
        source.addClassName("secondary");
        Div content = new Div(new Span(StatusBadge.of(row.state())), source);
        content.addClassName("stack");
        Instant decidedAt = row.decidedAt();
        if (decidedAt != null) {
            content.add(new Span(
                    Texts.t("import.decided", people.name(String.valueOf(row.decidedBy())), format.moment(decidedAt))));
        }
        if (row.state() == ImportState.AWAITING_DECISION) {
            Span question = new Span(Texts.t(
                    "imports.decide", Integer.toString(row.failureCount()), Integer.toString(row.recordCount())));
            question.addClassName("strong");
            content.add(question);
        }
        if (!failures.isEmpty()) {
            content.add(new FailureTable(failures, row.failureCount()));
        }
        content.add(
                PreviewCard.facts(interpretation.stream().map(MessageReason::of).toList()));
        setWidth("60rem");
        add(content);
        getFooter().add(new Button(Texts.t("import.close"), _ -> close()));
    }

    /** Lets a person decide on a file that waits. */
    void offer(Runnable acceptReadable, Runnable discard) {
        Button accept = new Button(Texts.t("imports.accept"), _ -> {
            close();
            acceptReadable.run();
        });
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.setEnabled(row.recordCount() > 0 && row.sha256() != null);
        Button leave = new Button(Texts.t("imports.discard"), _ -> {
            close();
            discard.run();
        });
        getFooter().add(leave, accept);
    }
}
