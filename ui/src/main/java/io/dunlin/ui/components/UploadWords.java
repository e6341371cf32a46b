package io.dunlin.ui.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;

/** The words of an upload in the reader's language. */
public final class UploadWords {

    private static final long MEGABYTE = 1024 * 1024;

    private UploadWords() {}

    /**
     * Sets the words; the largest size of a file is set before, since they name it.
     *
     * @param choose on the button that opens the choice of a file
     * @param drop beside it, where a file can be dropped
     */
    public static void say(Upload upload, String choose, String drop) {
        upload.setUploadButton(new Button(choose));
        upload.setDropLabel(new Span(drop));
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error()
                .setFileIsTooBig(Texts.t("upload.too-big", Long.toString(upload.getMaxFileSize() / MEGABYTE)))
                .setTooManyFiles(Texts.t("upload.too-many"))
                .setIncorrectFileType(Texts.t("upload.wrong-type")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(Texts.t("upload.connecting"))
                        .setProcessing(Texts.t("upload.processing"))
                        .setStalled(Texts.t("upload.stalled"))
                        .setHeld(Texts.t("upload.held")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(Texts.t("upload.failed"))
                        .setUnexpectedServerError(Texts.t("upload.failed"))
                        .setForbidden(Texts.t("upload.failed"))));
        upload.setI18n(words);
    }
}
