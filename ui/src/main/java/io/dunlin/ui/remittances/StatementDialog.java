package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.StatementQueries.FailureRow;
import io.dunlin.core.remittances.statements.StatementQueries.LineRow;
import io.dunlin.core.remittances.statements.StatementQueries.StatementRow;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** One statement: its lines, and what of it could not be read, which a person deals with part by part. */
final class StatementDialog extends Dialog {

    private static final int MOST_FAILURES = 100;

    private final StatementRow statement;
    private final StatementQueries queries;
    private final Statements statements;
    private final SignedIn signedIn;
    private final Format format;
    private final Runnable changed;
    private final Div failures = new Div();

    StatementDialog(
            StatementRow statement,
            StatementQueries queries,
            Statements statements,
            SignedIn signedIn,
            Format format,
            Runnable changed) {
        super(format.account(statement.account()));
        this.statement = statement;
        this.queries = queries;
        this.statements = statements;
        this.signedIn = signedIn;
        this.format = format;
        this.changed = changed;
        Span file = new Span(Texts.t("statement.file", statement.fileName(), statement.format(), statement.dialect()));
        file.addClassName("secondary");
        Div head = new Div(StatusBadge.of(statement.state()), file);
        head.addClassName("labels");
        failures.addClassName("stack");
        Div content = new Div(head, failures, lines());
        content.addClassName("stack");
        setWidth("64rem");
        add(content);
        getFooter().add(new Button(Texts.t("statement.close"), _ -> close()));
        showFailures();
    }

    private void showFailures() {
        List<FailureRow> open = queries.openFailures(statement.id(), Window.first(MOST_FAILURES));
        failures.removeAll();
        open.forEach(failure -> failures.add(line(failure)));
    }

    private Component line(FailureRow failure) {
        boolean polish = "pl".equals(UI.getCurrent().getLocale().getLanguage());
        Span why = new Span(Texts.t(
                "statement.failure",
                Long.toString(failure.line()),
                Optional.ofNullable(failure.amount()).map(format::money).orElse("–"),
                Format.asRead(polish ? failure.whyPl() : failure.whyEn())));
        Span text = new Span(failure.text());
        text.addClassName("secondary");
        Div words = new Div(why, text);
        words.addClassNames("stacked", "warning");
        Button resolve = new Button(Texts.t("statement.failure.resolve"), _ -> resolve(failure));
        resolve.addThemeVariants(ButtonVariant.SMALL);
        Div line = new Div(words, resolve);
        line.addClassName("card-line");
        return line;
    }

    private void resolve(FailureRow failure) {
        ConfirmDialog.askWhy(
                Texts.t("statement.failure.title", Long.toString(failure.line())),
                Texts.t("statement.failure.text"),
                Texts.t("statement.failure.resolve"),
                why -> {
                    statements.resolveFailure(failure.id(), why, signedIn.actor());
                    Notice.done(Texts.t("statement.decided"));
                    showFailures();
                    changed.run();
                });
    }

    private Component lines() {
        Grid<LineRow> grid = Rows.grid(Texts.t("statement.lines"));
        grid.addColumn(row -> format.day(row.valueDate()))
                .setHeader(Texts.t("remittance.day"))
                .setWidth("7rem")
                .setFlexGrow(0);
        grid.addColumn(row -> format.money(row.amount()))
                .setHeader(Texts.t("remittance.amount"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(row -> Optional.ofNullable(row.counterpartyName()).orElse(""))
                .setHeader(Texts.t("remittance.payer"))
                .setFlexGrow(1);
        grid.addColumn(LineRow::title).setHeader(Texts.t("remittance.transfer")).setFlexGrow(2);
        grid.setHeight("22rem");
        grid.setEmptyStateText(Texts.t("statement.no-lines"));
        Rows.lazy(grid, window -> queries.lines(statement.id(), window));
        return grid;
    }
}
