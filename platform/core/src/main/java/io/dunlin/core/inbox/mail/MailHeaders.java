package io.dunlin.core.inbox.mail;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a header in their order. Names are compared without regard to case; a name may occur many times. */
public record MailHeaders(List<MailHeader> fields) {

    public static final MailHeaders NONE = new MailHeaders(List.of());

    public MailHeaders {
        fields = List.copyOf(fields);
    }

    /** The decoded value of the first field of that name. */
    public Optional<String> first(String name) {
        return Optional.ofNullable(field(name)).map(MailHeader::value);
    }

    /** The value of the first field of that name as it was written. */
    public Optional<String> firstRaw(String name) {
        return Optional.ofNullable(field(name)).map(MailHeader::raw);
    }

    /** The decoded values of all fields of that name. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(MailHeader::value)
                .toList();
    }

    public boolean has(String name) {
        return field(name) != null;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    private @Nullable MailHeader field(String name) {
        for (MailHeader field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field;
            }
        }
        return null;
    }
}
