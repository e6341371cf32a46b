package io.dunlin.ui.receivables;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.core.receivables.documents.InvoiceDocuments.Document;
import io.dunlin.core.receivables.documents.InvoiceDocuments.Outcome;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UploadOutcomes;
import io.dunlin.ui.components.UploadWords;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** The PDF that mails carry for one receivable: to look at, and to put another in its place. */
public final class InvoicePdf extends Div {

    private final ReceivableId receivable;
    private final InvoiceDocuments documents;
    private final SignedIn signedIn;
    private final UploadOutcomes outcomes = new UploadOutcomes();

    public InvoicePdf(ReceivableId receivable, InvoiceDocuments documents, SignedIn signedIn) {
        this.receivable = receivable;
        this.documents = documents;
        this.signedIn = signedIn;
        addClassName("stack");
        show();
    }

    private void show() {
        removeAll();
        Optional<Document> document = documents.find(receivable);
        add(document.<Component>map(this::link).orElseGet(() -> new Span(Texts.t("invoices.none"))));
        boolean mayStore = Stream.of(Role.CLERK, Role.LAWYER, Role.MANAGER, Role.ACCOUNTANT)
                .anyMatch(signedIn::has);
        if (mayStore) {
            add(upload(document.isPresent()), outcomes);
        }
    }

    private Anchor link(Document document) {
        return new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    byte[] content = documents.content(document);
                    return new DownloadResponse(
                            new ByteArrayInputStream(content), document.fileName(), "application/pdf", content.length);
                }),
                document.fileName());
    }

    private Upload upload(boolean another) {
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> store(file.fileName(), content)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(InvoiceDocuments.LARGEST);
        UploadWords.say(
                upload, Texts.t(another ? "invoices.replace" : "invoices.upload-one"), Texts.t("invoices.drop"));
        outcomes.of(upload);
        return upload;
    }

    private void store(String fileName, byte[] content) {
        switch (documents.store(receivable, fileName, content, signedIn.actor())) {
            case Outcome.Stored(var stored) -> {
                outcomes.removeAll();
                Notice.done(Texts.t("invoices.is", fileName, stored.number()));
                show();
            }
            case Outcome.Refused(var fault) -> outcomes.refused(fileName + ": " + Texts.t(fault));
            case Outcome.NoSuchNumber _, Outcome.Ambiguous _ ->
                throw new IllegalStateException("The receivable was named");
        }
    }
}
