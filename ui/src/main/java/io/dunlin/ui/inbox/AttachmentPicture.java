package io.dunlin.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.attachments.AttachmentReader.Picture;
import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.ui.components.Texts;
import java.io.ByteArrayInputStream;
import java.util.Objects;

/** A PDF or a picture page by page, as pictures that another program makes of it: the file itself never reaches a browser. */
final class AttachmentPicture extends Div {

    private final AttachmentReader reader;
    private final Attachment attachment;
    private int page = 1;

    AttachmentPicture(AttachmentReader reader, Attachment attachment) {
        this.reader = reader;
        this.attachment = attachment;
        addClassName("attachment-picture");
        show();
    }

    static boolean canShow(Attachment attachment) {
        return attachment.bytes().length > 0
                && attachment.status() != Attachment.Status.DANGEROUS
                && (attachment.detectedType().startsWith("image/")
                        || attachment.detectedType().equals("application/pdf"));
    }

    private void show() {
        removeAll();
        Picture picture = reader.picture(attachment.name(), attachment.declaredType(), attachment.bytes(), page);
        if (!picture.isThere()) {
            Span none = new Span(Texts.t("attachment.no-picture", Objects.requireNonNullElse(picture.reason(), "")));
            none.addClassName("secondary");
            add(none);
            return;
        }
        if (picture.pages() > 1) {
            add(pager(picture.pages()));
        }
        byte[] png = picture.png();
        Image image = new Image(
                DownloadHandler.fromInputStream(_ ->
                                new DownloadResponse(new ByteArrayInputStream(png), "page", "image/png", png.length))
                        .inline(),
                Texts.t("attachment.picture", attachment.name()));
        add(image);
    }

    private Div pager(int pages) {
        Button previous = button("attachment.previous", -1);
        previous.setEnabled(page > 1);
        Button next = button("attachment.next", 1);
        next.setEnabled(page < pages);
        Div pager = new Div(
                previous, new Span(Texts.t("attachment.page", Integer.toString(page), Integer.toString(pages))), next);
        pager.addClassName("actions");
        return pager;
    }

    private Button button(String key, int step) {
        Button button = new Button(Texts.t(key), _ -> {
            page += step;
            show();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
