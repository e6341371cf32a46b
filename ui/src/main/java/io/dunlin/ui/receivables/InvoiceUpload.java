package io.dunlin.ui.receivables;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.core.receivables.documents.InvoiceDocuments.Outcome;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UploadOutcomes;
import io.dunlin.ui.components.UploadWords;

/** Takes the PDFs of invoices, many at once; each finds its receivable by its name. */
final class InvoiceUpload extends Div {

    private static final int MOST_FILES = 500;

    private final InvoiceDocuments documents;
    private final SignedIn signedIn;
    private final UploadOutcomes outcomes = new UploadOutcomes();

    InvoiceUpload(InvoiceDocuments documents, SignedIn signedIn) {
        this.documents = documents;
        this.signedIn = signedIn;
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> take(file.fileName(), content)));
        upload.setMaxFiles(MOST_FILES);
        upload.setMaxFileSize(InvoiceDocuments.LARGEST);
        UploadWords.say(upload, Texts.t("invoices.upload"), Texts.t("invoices.drop"));
        add(upload, outcomes.of(upload));
    }

    private void take(String name, byte[] content) {
        Outcome outcome = documents.storeByName(name, content, signedIn.actor());
        switch (outcome) {
            case Outcome.Stored(var receivable) -> outcomes.taken(Texts.t("invoices.is", name, receivable.number()));
            case Outcome.Refused(var fault) -> refused(name, Texts.t(fault));
            case Outcome.NoSuchNumber(String number) -> refused(name, Texts.t("invoices.unknown", number));
            case Outcome.Ambiguous(String number, int count) ->
                refused(name, Texts.t("invoices.ambiguous", number, Integer.toString(count)));
        }
    }

    private void refused(String name, String why) {
        outcomes.refused(name + ": " + why);
    }
}
