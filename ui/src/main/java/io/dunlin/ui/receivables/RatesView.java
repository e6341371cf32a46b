package io.dunlin.ui.receivables;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.policy.LegalRateKind;
import io.dunlin.core.receivables.rates.LegalTables;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UploadOutcomes;
import io.dunlin.ui.components.UploadWords;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.Currency;

/**
 * The dated tables that interest and compensation are computed by. Whoever answers for the sums looks them up; administrators
 * add to them, by rows and by the files of the National Bank.
 */
@Route(value = "rates", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "MANAGER", "LAWYER", "ACCOUNTANT"})
public final class RatesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String KIND = "kind";
    private static final int LARGEST_FILE = 5 * 1024 * 1024;
    private static final Currency EUR = Currency.getInstance("EUR");

    private final LegalTables tables;
    private final SignedIn signedIn;
    private final Format format;
    private final UploadOutcomes outcomes = new UploadOutcomes();
    private final Grid<LegalTables.Row> grid = Rows.grid(Texts.t("rates.title"));
    private final Select<LegalRateKind> kind = new Select<>();
    private final Span euroKnown = new Span();

    public RatesView(LegalTables tables, SignedIn signedIn, Format format) {
        this.tables = tables;
        this.signedIn = signedIn;
        this.format = format;
        People people = signedIn.people();
        kind.setLabel(Texts.t("rates.table"));
        kind.setItems(LegalRateKind.values());
        kind.setItemLabelGenerator(Texts::t);
        kind.setWidth("28rem");
        kind.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UrlFilter.empty().with(KIND, change.getValue()).show(RatesView.class);
            }
        });
        grid.addColumn(row -> format.day(row.rate().validFrom())).setHeader(Texts.t("rates.from"));
        grid.addColumn(row -> Format.decimal(row.rate().value().toPlainString()))
                .setHeader(Texts.t("rates.value"));
        grid.addColumn(row -> row.rate().source())
                .setHeader(Texts.t("rates.source"))
                .setFlexGrow(3);
        grid.addColumn(row -> row.recordedBy() == null ? Texts.t("rates.shipped") : people.name(row.recordedBy()))
                .setHeader(Texts.t("rates.by"));
        euroKnown.addClassName("secondary");
        addClassName("page");
        if (signedIn.has(Role.ADMINISTRATOR)) {
            Button add = new Button(Texts.t("rates.add"), _ -> add());
            add(new PageHeader(Texts.t("rates.title"), Texts.t("rates.subtitle"), add), upload(), outcomes);
        } else {
            add(new PageHeader(Texts.t("rates.title"), Texts.t("rates.subtitle")));
        }
        add(euroKnown, kind, grid);
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> receive(file.fileName(), content)));
        upload.setMaxFileSize(LARGEST_FILE);
        UploadWords.say(upload, Texts.t("rates.upload"), Texts.t("rates.upload.help"));
        outcomes.of(upload);
        return upload;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        kind.setValue(UrlFilter.of(event).constant(KIND, LegalRateKind.class).orElse(LegalRateKind.REFERENCE_RATE));
        show();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("rates.title");
    }

    private void show() {
        grid.setItems(tables.rows(kind.getValue()));
        euroKnown.setText(tables.lastExchangeDay(EUR)
                .map(day -> Texts.t("rates.euro-until", format.day(day)))
                .orElseGet(() -> Texts.t("rates.euro-none")));
    }

    private void add() {
        new RateDialog(kind.getValue(), UI.getCurrent().getLocale(), rate -> {
                    tables.add(rate, signedIn.actor());
                    Notice.done(Texts.t("rates.added"));
                    show();
                })
                .open();
    }

    private void receive(String name, byte[] content) {
        switch (tables.importNbp(name, content, signedIn.actor())) {
            case LegalTables.Imported.Done(int added, int known) ->
                outcomes.taken(
                        name + ": " + Texts.t("rates.imported", Integer.toString(added), Integer.toString(known)));
            case LegalTables.Imported.Refused(var fault, String detail) ->
                outcomes.refused(name + ": " + Texts.t(fault) + " " + detail);
        }
        show();
    }
}
