package io.dunlin.ui.receivables;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.core.receivables.imports.FilePreview;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ImportState;
import io.dunlin.core.receivables.imports.ReceivableFiles;
import io.dunlin.core.receivables.imports.ReceivableFiles.Receipt;
import io.dunlin.core.receivables.imports.ReceivableImportQueries;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.ImportRow;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UploadOutcomes;
import io.dunlin.ui.components.UploadWords;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/**
 * Receivables from files: a file is looked at before it is imported, and one with failures waits here until a person
 * decides.
 */
@Route(value = "imports", layout = MainLayout.class)
@RolesAllowed({"ACCOUNTANT", "ADMINISTRATOR"})
public final class ImportsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LARGEST_FILE = 50 * 1024 * 1024;
    private static final int MOST_FAILURES = 200;

    private final ReceivableFiles files;
    private final ReceivableImports imports;
    private final ReceivableImportQueries queries;
    private final SignedIn signedIn;
    private final Format format;
    private final Select<ImportState> state = new FilterSelect<>(
            Texts.t("import.state"), Texts.t("filter.any-state"), ImportState.values(), this::filter);
    private final UploadOutcomes outcomes = new UploadOutcomes();
    private final Grid<ImportRow> grid = Rows.grid(Texts.t("imports.title"));
    private final Div preview = new Div();

    public ImportsView(
            ReceivableFiles files,
            ReceivableImports imports,
            ReceivableImportQueries queries,
            InvoiceDocuments invoices,
            SignedIn signedIn,
            Format format) {
        this.files = files;
        this.imports = imports;
        this.queries = queries;
        this.signedIn = signedIn;
        this.format = format;
        addColumns();
        grid.addItemClickListener(click -> open(click.getItem()));
        grid.setEmptyStateText(Texts.t("imports.none"));
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> look(file.fileName(), content)));
        upload.setMaxFileSize(LARGEST_FILE);
        UploadWords.say(upload, Texts.t("imports.upload"), Texts.t("imports.drop"));
        Div filters = new Div(state);
        filters.addClassName("filters");
        addClassName("page");
        add(
                new PageHeader(Texts.t("imports.title"), Texts.t("imports.subtitle")),
                upload,
                outcomes.of(upload),
                preview,
                filters,
                grid,
                new H2(Texts.t("invoices.title")),
                new Paragraph(Texts.t("invoices.text")),
                new InvoiceUpload(invoices, signedIn));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state.setValue(UrlFilter.of(event).constant("state", ImportState.class).orElse(null));
        Rows.lazy(grid, window -> queries.page(state.getValue(), window));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("imports.title");
    }

    private void filter() {
        UrlFilter.empty().with("state", state.getValue()).show(ImportsView.class);
    }

    /** A file that reads is shown first; one with failures is kept at once, so that nothing of it is lost. */
    private void look(String name, byte[] content) {
        preview.removeAll();
        switch (files.preview(name, content)) {
            case FilePreview.Refused(String code, LocalizedText detail) -> refused(name, code, detail);
            case FilePreview.Read read
            when read.failures().isEmpty() ->
                preview.add(new PreviewCard(name, read, format, () -> handIn(name, content), preview::removeAll));
            case FilePreview.Read _ -> handIn(name, content);
        }
    }

    private void handIn(String name, byte[] content) {
        preview.removeAll();
        switch (files.receive(name, content, signedIn.actor())) {
            case Receipt.Refused(String code, LocalizedText detail) -> refused(name, code, detail);
            case Receipt.Read(ImportOutcome outcome, var _) -> told(name, outcome);
        }
        grid.getDataProvider().refreshAll();
    }

    private void told(String name, ImportOutcome outcome) {
        switch (outcome) {
            case ImportOutcome.Imported(var _, int records, int added, int changed) ->
                outcomes.taken(Texts.t(
                        "imports.imported",
                        name,
                        Integer.toString(records),
                        Integer.toString(added),
                        Integer.toString(changed)));
            case ImportOutcome.AwaitsDecision(var _, var _, int failures) ->
                outcomes.refused(Texts.t("imports.awaits", name, Integer.toString(failures)));
            case ImportOutcome.Repeated _ -> outcomes.refused(Texts.t("imports.repeated", name));
        }
    }

    private void refused(String name, String code, LocalizedText said) {
        String detail = said.in(UI.getCurrent().getLocale());
        outcomes.refused(
                switch (code) {
                    case "unknown-format" -> Texts.t("imports.refused.unknown-format", name);
                    case "several-formats" -> Texts.t("imports.refused.several-formats", name, detail);
                    case "format-gone" -> Texts.t("imports.refused.format-gone", detail);
                    default -> Texts.t("imports.refused", name, detail);
                });
    }

    private void addColumns() {
        grid.addColumn(row -> format.moment(row.receivedAt()))
                .setHeader(Texts.t("import.received"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(row -> Optional.ofNullable(row.fileName()).orElse(Texts.t("import.fetched")))
                .setHeader(Texts.t("import.file"))
                .setFlexGrow(2);
        People people = signedIn.people();
        grid.addColumn(row -> people.name(row.receivedBy()))
                .setHeader(Texts.t("import.by"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        number("import.records", ImportRow::recordCount);
        number("import.new", ImportRow::newCount);
        number("import.changed", ImportRow::changedCount);
        number("import.failures", ImportRow::failureCount);
        grid.addComponentColumn(row -> StatusBadge.of(row.state()))
                .setHeader(Texts.t("import.state"))
                .setWidth("11rem")
                .setFlexGrow(0);
    }

    private void number(String key, ValueProvider<ImportRow, Integer> value) {
        grid.addColumn(value)
                .setHeader(Texts.t(key))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private void open(ImportRow row) {
        ImportDialog dialog = new ImportDialog(
                row,
                queries.failures(row.id(), Window.first(MOST_FAILURES)),
                queries.interpretation(row.id()),
                signedIn.people(),
                format);
        if (row.state() == ImportState.AWAITING_DECISION) {
            dialog.offer(() -> accept(row), () -> discard(row));
        }
        dialog.open();
    }

    private void accept(ImportRow row) {
        ConfirmDialog.ask(
                Texts.t("imports.accept.title", nameOf(row)),
                Texts.t("imports.accept.text", Integer.toString(row.failureCount())),
                Texts.t("imports.accept"),
                () -> {
                    switch (files.acceptReadable(row.id(), signedIn.actor())) {
                        case Receipt.Refused(String code, LocalizedText detail) -> refused(nameOf(row), code, detail);
                        case Receipt.Read(ImportOutcome outcome, var _) -> told(nameOf(row), outcome);
                    }
                    grid.getDataProvider().refreshAll();
                });
    }

    private void discard(ImportRow row) {
        ConfirmDialog.askWhy(
                Texts.t("imports.discard.title", nameOf(row)),
                Texts.t("imports.discard.text"),
                Texts.t("imports.discard"),
                why -> {
                    imports.discard(row.id(), signedIn.actor(), why);
                    Notice.done(Texts.t("imports.discarded", nameOf(row)));
                    grid.getDataProvider().refreshAll();
                });
    }

    private static String nameOf(ImportRow row) {
        return Optional.ofNullable(row.fileName()).orElse(row.source());
    }
}
