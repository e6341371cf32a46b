package io.dunlin.core.triage.actions;

import io.dunlin.core.parties.ContactPoint;
import org.jspecify.annotations.Nullable;

/** From where a message came: a mail's address or the number of a phone. */
public record Sender(ContactPoint.Kind kind, String value) {

    public static @Nullable Sender ofMail(@Nullable String address) {
        return address == null ? null : new Sender(ContactPoint.Kind.EMAIL, address);
    }

    public static Sender ofPhone(String number) {
        return new Sender(ContactPoint.Kind.PHONE, number);
    }
}
