package io.dunlin.ui.receivables;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.dunlin.core.receivables.InvoiceDocuments;
import io.dunlin.core.receivables.InvoiceDocuments.Outcome;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UploadWords;

/** Takes the PDFs of invoices, many at once; each finds its receivable by its name. */
final class InvoiceUpload extends Div {

    private static final int MOST_FILES = 500;

    private final InvoiceDocuments documents;
    private final SignedIn signedIn;
    private final Div outcomes = new Div();

    InvoiceUpload(InvoiceDocuments documents, SignedIn signedIn) {
        this.documents = documents;
        this.signedIn = signedIn;
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> take(file.fileName(), content)));
        upload.setMaxFiles(MOST_FILES);
        upload.setMaxFileSize(InvoiceDocuments.LARGEST);
        UploadWords.say(upload, Texts.t("invoices.upload"), Texts.t("invoices.drop"));
        upload.addFileRejectedListener(_ -> Notice.refused(Texts.t("pdf-fault.TOO_LARGE")));
        outcomes.addClassName("stack");
        add(upload, outcomes);
    }

    private void take(String name, byte[] content) {
        Outcome outcome = documents.storeByName(name, content, signedIn.actor());
        Span line = switch (outcome) {
            case Outcome.Stored(var receivable) ->
                new Span(
                        StatusBadge.good(Texts.t("invoices.stored")),
                        new Span(" " + Texts.t("invoices.is", name, receivable.number())));
            case Outcome.Refused(var fault) -> refused(name, Texts.t(fault));
            case Outcome.NoSuchNumber(String number) -> refused(name, Texts.t("invoices.unknown", number));
            case Outcome.Ambiguous(String number, int count) ->
                refused(name, Texts.t("invoices.ambiguous", number, Integer.toString(count)));
        };
        outcomes.addComponentAsFirst(line);
    }

    private static Span refused(String name, String why) {
        return new Span(StatusBadge.bad(Texts.t("invoices.refused")), new Span(" " + name + ": " + why));
    }
}
