package io.dunlin.spi.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox address that mail can be sent to. Stricter than RFC 5322 on purpose: no comments, no quoted local part, no
 * address literal, at most 254 characters (RFC 5321), and never a line break. The domain is held in lower case.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}]{2,63}");

    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (value.length() > LONGEST
                || at > LONGEST_LOCAL_PART
                || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a mail address");
        }
        value = value.substring(0, at + 1) + value.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    public static Optional<EmailAddress> find(String text) {
        try {
            return Optional.of(new EmailAddress(text.strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** Equal for addresses that differ in letter case only, as mail servers in practice treat them. */
    public boolean sameMailbox(EmailAddress other) {
        return value.equalsIgnoreCase(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
