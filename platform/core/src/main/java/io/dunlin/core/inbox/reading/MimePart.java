package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of the tree: its header, and where in which bytes its body lies. Children are added while it is read. */
final class MimePart {

    private final int depth;
    private final MailHeaders headers;
    private final MediaType type;
    private final Parameters disposition;
    private final byte[] source;
    private final int from;
    private final int to;
    private final List<MimePart> children = new ArrayList<>();
    private byte @Nullable [] decoded;

    MimePart(int depth, MailHeaders headers, MediaType type, byte[] source, int from, int to) {
        this.depth = depth;
        this.headers = headers;
        this.type = type;
        this.disposition = Parameters.of(headers.firstRaw("Content-Disposition").orElse(""));
        this.source = source;
        this.from = from;
        this.to = to;
    }

    int depth() {
        return depth;
    }

    MailHeaders headers() {
        return headers;
    }

    MediaType type() {
        return type;
    }

    byte[] source() {
        return source;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    List<MimePart> children() {
        return children;
    }

    boolean is(String name) {
        return type.is(name);
    }

    boolean isMultipart() {
        return type.type().equals("multipart") && !children.isEmpty();
    }

    /** A message within this one, read into a child. */
    boolean isMessage() {
        return type.type().equals("message") && children.size() == 1;
    }

    @Nullable
    String disposition() {
        return disposition.first().isEmpty() ? null : disposition.first();
    }

    boolean isAttachment() {
        return "attachment".equals(disposition());
    }

    String encoding() {
        String raw =
                headers.firstRaw("Content-Transfer-Encoding").orElse("7bit").strip();
        return raw.split("[\\s;(]", 2)[0];
    }

    Optional<String> fileName() {
        return Optional.ofNullable(disposition.values().get("filename"))
                .filter(name -> !name.isBlank())
                .or(() -> type.parameter("name").filter(name -> !name.isBlank()))
                .or(() -> Optional.ofNullable(disposition.values().get("name")).filter(name -> !name.isBlank()))
                .map(FileNames::safe);
    }

    Optional<String> contentId() {
        return headers.firstRaw("Content-ID").map(Identifiers::bare);
    }

    /** The body with its transfer encoding undone. */
    byte[] content() {
        if (decoded == null) {
            decoded = TransferEncoding.decode(source, from, to, encoding());
        }
        return decoded;
    }

    void forgetContent() {
        decoded = null;
    }
}
