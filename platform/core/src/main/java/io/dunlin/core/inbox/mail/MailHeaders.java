package io.dunlin.core.inbox.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a header in their order. Names are compared without regard to case; a name may occur many times. */
public record MailHeaders(List<MailHeader> fields) {

    public static final MailHeaders NONE = new MailHeaders(List.of());

    public MailHeaders {
        fields = List.copyOf(fields);
    }

    /** The decoded value of the first field of that name. */
    public Optional<String> first(String name) {
        return named(name).map(MailHeader::value).findFirst();
    }

    /** The value of the first field of that name as it was written. */
    public Optional<String> firstRaw(String name) {
        return named(name).map(MailHeader::raw).findFirst();
    }

    /** The decoded values of all fields of that name. */
    public List<String> all(String name) {
        return named(name).map(MailHeader::value).toList();
    }

    public boolean has(String name) {
        return named(name).findAny().isPresent();
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    private Stream<MailHeader> named(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name));
    }
}
