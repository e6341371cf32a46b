package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.letters.LetterBatch;
import io.dunlin.core.correspondence.letters.LetterPrinting;
import io.dunlin.core.correspondence.letters.Letters;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Letters on paper: what waits to be printed, and the piles that were printed until they are posted. */
@Route(value = "letters", layout = MainLayout.class)
@RolesAllowed({"CLERK", "MANAGER", "LAWYER"})
public final class LettersView extends Div implements HasDynamicTitle {

    private static final int MOST_NAMED = 20;

    private final Letters letters;
    private final SignedIn signedIn;
    private final Format format;
    private final Grid<OutboundMessage> waiting = Rows.grid(Texts.t("letters.waiting"));
    private final Grid<OutboundMessage> homeless = Rows.grid(Texts.t("letters.without-address"));
    private final Div withoutAddress = new Div(
            new H2(Texts.t("letters.without-address")),
            new Paragraph(Texts.t("letters.without-address.text")),
            homeless);
    private final Grid<LetterBatch> batches = Rows.grid(Texts.t("letters.batches"));
    private final Div left = new Div();
    private final Button print = new Button(Texts.t("letters.print"), _ -> print());

    public LettersView(Letters letters, SignedIn signedIn, Format format) {
        this.letters = letters;
        this.signedIn = signedIn;
        this.format = format;
        addWaitingColumns();
        addHomelessColumns();
        addBatchColumns();
        print.addThemeVariants(ButtonVariant.PRIMARY);
        left.addClassNames("stacked", "warning");
        left.setVisible(false);
        addClassName("page");
        add(
                new PageHeader(Texts.t("letters.title"), Texts.t("letters.subtitle"), print),
                left,
                new H2(Texts.t("letters.waiting")),
                waiting,
                withoutAddress,
                new H2(Texts.t("letters.batches")),
                batches);
        Rows.lazy(waiting, letters::waiting);
        Rows.lazy(homeless, letters::withoutAddress);
        Rows.lazy(batches, letters::batches);
        showWhatThereIs();
    }

    private void showWhatThereIs() {
        print.setEnabled(!letters.waiting(Window.first(1)).isEmpty());
        withoutAddress.setVisible(!letters.withoutAddress(Window.first(1)).isEmpty());
    }

    @Override
    public String getPageTitle() {
        return Texts.t("letters.title");
    }

    private void print() {
        switch (letters.print(signedIn.actor())) {
            case LetterPrinting.Printed(var _, int count, List<LetterPrinting.Left> notPrinted) -> {
                Notice.done(Texts.t("letters.printed", Integer.toString(count)));
                tell(notPrinted);
            }
            case LetterPrinting.NothingToPrint(List<LetterPrinting.Left> notPrinted) -> {
                Notice.refused(Texts.t("letters.nothing"));
                tell(notPrinted);
            }
            case LetterPrinting.NoSender() -> Notice.refused(Texts.t("letters.no-sender"));
        }
        reload();
    }

    /** What was not printed, with the reason. */
    private void tell(List<LetterPrinting.Left> notPrinted) {
        left.removeAll();
        left.setVisible(!notPrinted.isEmpty());
        notPrinted.stream().limit(MOST_NAMED).forEach(letter -> {
            String key = letter.cancelled() ? "letters.taken-back" : "letters.waits";
            left.add(new Span(Texts.t(key, letter.recipient(), MessageReason.of(letter.reasonKey()))));
        });
        if (notPrinted.size() > MOST_NAMED) {
            left.add(new Span(Texts.t("letters.more-left", Integer.toString(notPrinted.size() - MOST_NAMED))));
        }
    }

    private void reload() {
        waiting.getDataProvider().refreshAll();
        homeless.getDataProvider().refreshAll();
        batches.getDataProvider().refreshAll();
        showWhatThereIs();
    }

    private void addWaitingColumns() {
        waiting.setEmptyStateText(Texts.t("letters.none"));
        waiting.addColumn(letter -> format.shortMoment(letter.queuedAt()))
                .setHeader(Texts.t("outbox.when"))
                .setAutoWidth(true);
        waiting.addColumn(OutboundMessage::recipient)
                .setHeader(Texts.t("outbox.recipient"))
                .setFlexGrow(2);
        waiting.addColumn(letter -> Texts.t(letter.purpose()))
                .setHeader(Texts.t("outbox.purpose"))
                .setAutoWidth(true);
        waiting.addColumn(OutboundMessage::subject)
                .setHeader(Texts.t("outbox.subject"))
                .setFlexGrow(2);
    }

    private void addHomelessColumns() {
        homeless.addColumn(letter -> format.shortMoment(letter.queuedAt()))
                .setHeader(Texts.t("outbox.when"))
                .setAutoWidth(true);
        homeless.addComponentColumn(LettersView::debtor)
                .setHeader(Texts.t("outbox.recipient"))
                .setFlexGrow(2);
        homeless.addColumn(letter -> Texts.t(letter.purpose()))
                .setHeader(Texts.t("outbox.purpose"))
                .setAutoWidth(true);
    }

    /** The way to where the address can be written. */
    private static Component debtor(OutboundMessage letter) {
        Long caseId = letter.caseId();
        return caseId == null ? new Span(letter.recipient()) : new CaseLink(new CaseId(caseId), letter.recipient());
    }

    private void addBatchColumns() {
        People people = signedIn.people();
        batches.setEmptyStateText(Texts.t("letters.no-batches"));
        batches.addColumn(batch -> Long.toString(batch.id().value()))
                .setHeader(Texts.t("letters.batch"))
                .setAutoWidth(true);
        batches.addColumn(batch -> format.moment(batch.printedAt()) + " · " + people.name(batch.printedBy()))
                .setHeader(Texts.t("letters.printed-at"))
                .setAutoWidth(true);
        batches.addColumn(LetterBatch::letters)
                .setHeader(Texts.t("letters.count"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
        batches.addComponentColumn(this::state)
                .setHeader(Texts.t("outbox.state"))
                .setAutoWidth(true);
        batches.addComponentColumn(this::acts).setFlexGrow(1);
    }

    private Component state(LetterBatch batch) {
        Div cell = new Div(StatusBadge.of(batch.state()));
        cell.addClassName("stacked");
        if (batch.withdrawn() > 0) {
            cell.add(new Span(Texts.t("letters.withdrawn", Integer.toString(batch.withdrawn()))));
        }
        if (batch.postedOn() != null) {
            cell.add(new Span(format.day(batch.postedOn())));
        }
        return cell;
    }

    private Component acts(LetterBatch batch) {
        Div acts = new Div();
        acts.addClassName("actions");
        if (batch.state() != LetterBatch.State.DISCARDED && batch.letters() > batch.withdrawn()) {
            acts.add(
                    download(batch, "letters.pdf", ".pdf", "application/pdf", out -> letters.writePdf(batch.id(), out)),
                    download(
                            batch,
                            "letters.docx",
                            ".docx",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            out -> letters.writeDocx(batch.id(), out)),
                    download(
                            batch,
                            "letters.register",
                            ".csv",
                            "text/csv",
                            out -> letters.writeRegister(batch.id(), out)));
        }
        if (batch.state() == LetterBatch.State.PRINTED) {
            Button posted = new Button(Texts.t("letters.posted"), _ -> posted(batch));
            Button discard = new Button(Texts.t("letters.discard"), _ -> discard(batch));
            posted.addThemeVariants(ButtonVariant.SMALL);
            discard.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            acts.add(posted, discard);
        }
        return acts;
    }

    private static Anchor download(
            LetterBatch batch, String key, String ending, String type, Consumer<OutputStream> writer) {
        return new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    writer.accept(out);
                    return new DownloadResponse(
                            new ByteArrayInputStream(out.toByteArray()),
                            "dunlin-" + batch.id().value() + ending,
                            type,
                            out.size());
                }),
                Texts.t(key));
    }

    private void posted(LetterBatch batch) {
        new PostedDialog(letters.lettersOf(batch.id()), format.today(), (day, numbers) -> {
                    int sent = letters.posted(batch.id(), day, numbers, signedIn.actor());
                    Notice.done(Texts.t("letters.sent", Integer.toString(sent)));
                    reload();
                })
                .open();
    }

    private void discard(LetterBatch batch) {
        ConfirmDialog.askWhy(
                Texts.t("letters.discard.title", Long.toString(batch.id().value())),
                Texts.t("letters.discard.text"),
                Texts.t("letters.discard"),
                why -> {
                    letters.discard(batch.id(), why, signedIn.actor());
                    Notice.done(Texts.t("letters.discarded"));
                    reload();
                });
    }
}
