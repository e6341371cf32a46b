package io.dunlin.core.correspondence.channels;

import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The files that a mail carries. Implemented where documents are known; without an implementation a mail carries none. */
public interface MailAttachments {

    /** What each of the messages carries; one that carries nothing may be left out. */
    Map<OutboundMessageId, Attached> of(List<OutboundMessage> messages);

    /**
     * What a mail carries.
     *
     * @param files in the order in which the mail names the documents
     * @param missing the numbers of documents that it names and does not carry, where the debtor is to be told
     */
    record Attached(List<File> files, List<String> missing) {

        public static final Attached NOTHING = new Attached(List.of(), List.of());

        public Attached {
            files = List.copyOf(files);
            missing = List.copyOf(missing);
        }
    }

    /** A PDF, read when the mail is written. */
    record File(String name, Supplier<byte[]> content) {}
}
