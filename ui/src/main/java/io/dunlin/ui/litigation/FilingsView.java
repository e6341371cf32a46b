package io.dunlin.ui.litigation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.litigation.FilingDraft;
import io.dunlin.core.litigation.FilingResult;
import io.dunlin.core.litigation.Filings;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;

/** Drafts for the court. Only a lawyer approves one; nothing is filed by itself. */
@Route(value = "filings", layout = MainLayout.class)
@RolesAllowed({"LAWYER", "MANAGER", "ADMINISTRATOR"})
public final class FilingsView extends Div implements HasDynamicTitle {

    private final Filings filings;
    private final CaseQueries cases;
    private final SignedIn signedIn;
    private final Grid<FilingDraft> grid = Rows.grid(Texts.t("filings.title"));

    public FilingsView(Filings filings, CaseQueries cases, SignedIn signedIn, Format format) {
        this.filings = filings;
        this.cases = cases;
        this.signedIn = signedIn;
        grid.addComponentColumn(this::caseOf).setHeader(Texts.t("case.title")).setAutoWidth(true);
        grid.addColumn(FilingDraft::format).setHeader(Texts.t("filing.format")).setAutoWidth(true);
        grid.addColumn(draft -> format.money(draft.disputeValue()))
                .setHeader(Texts.t("filing.value"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
        grid.addColumn(draft -> format.money(draft.courtFee()))
                .setHeader(Texts.t("filing.fee"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
        grid.addColumn(draft -> format.moment(draft.preparedAt()))
                .setHeader(Texts.t("filing.prepared"))
                .setAutoWidth(true);
        grid.addComponentColumn(draft -> StatusBadge.of(draft.state()))
                .setHeader(Texts.t("filing.state"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::look).setAutoWidth(true);
        grid.setEmptyStateText(Texts.t("filings.none"));
        Rows.lazy(grid, window -> filings.page(null, window));
        addClassName("page");
        add(new PageHeader(Texts.t("filings.title"), Texts.t("filings.subtitle")), grid);
    }

    @Override
    public String getPageTitle() {
        return Texts.t("filings.title");
    }

    private Component caseOf(FilingDraft draft) {
        return new CaseLink(
                draft.caseId(), cases.get(draft.caseId()).reference().value());
    }

    private Component look(FilingDraft draft) {
        Button look = new Button(Texts.t("filing.look"), _ -> preview(draft));
        look.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return look;
    }

    private void preview(FilingDraft draft) {
        Dialog dialog = new Dialog(draft.fileName());
        Pre words = new Pre(draft.preview());
        words.addClassName("message-words");
        dialog.setWidth("48rem");
        dialog.add(words);
        if (draft.state() == FilingDraft.State.APPROVED) {
            dialog.getFooter().add(file(draft));
        }
        if (signedIn.has(Role.LAWYER) && draft.state() == FilingDraft.State.DRAFT) {
            dialog.getFooter().add(new Button(Texts.t("filing.reject"), _ -> decide(dialog, draft, false)));
            if (draft.report().acceptable()) {
                Button approve = new Button(Texts.t("filing.approve"), _ -> decide(dialog, draft, true));
                approve.addThemeVariants(ButtonVariant.PRIMARY);
                dialog.getFooter().add(approve);
            } else {
                Paragraph faulty = new Paragraph(Texts.t("filing.faulty"));
                faulty.addClassName("fault");
                dialog.addComponentAsFirst(faulty);
            }
        }
        dialog.getFooter().add(new Button(Texts.t("filing.close"), _ -> dialog.close()));
        dialog.open();
    }

    /** The file that the court gets: of what a lawyer approved, and of nothing else. */
    private Anchor file(FilingDraft draft) {
        return new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    byte[] content = filings.content(draft.id());
                    return new DownloadResponse(
                            new ByteArrayInputStream(content), draft.fileName(), draft.mediaType(), content.length);
                }),
                Texts.t("filing.download"));
    }

    private void decide(Dialog dialog, FilingDraft draft, boolean approve) {
        ConfirmDialog.askWhy(
                Texts.t(approve ? "filing.approve.title" : "filing.reject.title", draft.fileName()),
                "",
                Texts.t(approve ? "filing.approve" : "filing.reject"),
                note -> {
                    told(
                            approve
                                    ? filings.approve(draft.id(), note, signedIn.actor())
                                    : filings.reject(draft.id(), note, signedIn.actor()));
                    dialog.close();
                });
    }

    private void told(FilingResult result) {
        switch (result) {
            case FilingResult.Done _ -> Notice.done(Texts.t("filing.decided"));
            case FilingResult.Refused refused ->
                Notice.refused(refused.reasons().stream().map(FilingsView::said).collect(Collectors.joining(" ")));
        }
        grid.getDataProvider().refreshAll();
    }

    private static String said(LocalizedText reason) {
        return Format.asRead(reason.in(UI.getCurrent().getLocale()));
    }
}
