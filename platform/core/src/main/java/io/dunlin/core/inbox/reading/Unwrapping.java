package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailFlaw;
import java.util.Locale;
import java.util.Optional;

/** Takes the message out of the envelopes that hide it: an opaque S/MIME signature, and notes what stays closed. */
final class Unwrapping {

    private final Budget budget;
    private final MimeTree tree;

    Unwrapping(Budget budget, MimeTree tree) {
        this.budget = budget;
        this.tree = tree;
    }

    /** The part whose content is the message's; the part itself unless it is an envelope. */
    MimePart unwrap(MimePart part) {
        if (part.is("multipart/encrypted")) {
            budget.flaw(MailFlaw.Kind.ENCRYPTED, "The message is encrypted");
            return part;
        }
        if (!isSMime(part)) {
            return part;
        }
        Optional<MimePart> inner = SignedContent.unwrap(part.content())
                .flatMap(content -> tree.readWithin(part, content))
                .filter(message -> !message.headers().isEmpty());
        if (inner.isEmpty()) {
            budget.flaw(MailFlaw.Kind.ENCRYPTED, "The message is encrypted with S/MIME, or its signature is damaged");
            return part;
        }
        part.forgetContent();
        part.children().add(inner.get());
        return unwrap(inner.get());
    }

    static boolean isSMime(MimePart part) {
        boolean declared = part.is("application/pkcs7-mime") || part.is("application/x-pkcs7-mime");
        boolean named = part.is("application/octet-stream")
                && part.depth() == 0
                && part.fileName()
                        .map(name -> name.toLowerCase(Locale.ROOT).endsWith(".p7m"))
                        .orElse(false);
        return part.children().isEmpty() && (declared || named);
    }
}
