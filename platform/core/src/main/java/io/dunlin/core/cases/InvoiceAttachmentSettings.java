package io.dunlin.core.cases;

import io.dunlin.core.settings.SettingGroup;

/**
 * Whether mails carry the documents that they name.
 *
 * @param attach whether they do, as far as the product has them
 * @param whenMissing what happens with one that it does not have
 * @param mostMegabytes the most of one mail, 1 to 20; what does not fit counts as missing
 */
public record InvoiceAttachmentSettings(boolean attach, WhenMissing whenMissing, int mostMegabytes) {

    /** What happens with a document that is named and cannot be attached. */
    public enum WhenMissing {
        /** Nothing: right for a firm that gives the product no documents. */
        NOTHING,
        /** The mail says that it is sent on request. */
        SAY,
        /** A clerk is asked to send it. */
        TASK
    }

    public static final SettingGroup<InvoiceAttachmentSettings> GROUP = new SettingGroup<>(
            "invoice-attachments",
            InvoiceAttachmentSettings.class,
            new InvoiceAttachmentSettings(true, WhenMissing.NOTHING, 10));

    /** The most that a mail may carry, in megabytes. */
    public static final int MOST = 20;

    public InvoiceAttachmentSettings {
        if (mostMegabytes < 1 || mostMegabytes > MOST) {
            throw new IllegalArgumentException("Megabytes of one mail: from 1 to " + MOST);
        }
    }

    long mostBytes() {
        return mostMegabytes * 1024L * 1024L;
    }
}
