package io.dunlin.ui.components;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;

/**
 * What became of the files that were handed in here, the last one above. It stays until the page is left, and a screen reader
 * says it.
 */
public final class UploadOutcomes extends Div {

    private static final int MOST = 50;

    public UploadOutcomes() {
        addClassNames("stack", "upload-outcomes");
        getElement().setAttribute("role", "status");
    }

    /** Also tells of files that the browser did not send, and takes those that were sent from the list of the upload. */
    public UploadOutcomes of(Upload upload) {
        upload.addFileRejectedListener(rejected -> refused(rejected.getFileName() + ": " + rejected.getErrorMessage()));
        upload.addAllFinishedListener(_ -> upload.clearFileList());
        return this;
    }

    public void taken(String text) {
        say(new Span(StatusBadge.good(Texts.t("upload.taken")), new Span(" " + text)));
    }

    public void refused(String text) {
        say(new Span(StatusBadge.bad(Texts.t("upload.refused")), new Span(" " + text)));
    }

    private void say(Span line) {
        addComponentAsFirst(line);
        getChildren().skip(MOST).toList().forEach(this::remove);
    }
}
