package io.dunlin.core.inbox.mail;

import io.dunlin.spi.value.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * An address as a header had it: a display name and whatever stood for the address. Headers of real mail hold much that
 * is no address, so nothing is refused here; {@link #mailbox()} says whether mail could be sent to it.
 *
 * @param name the display name, empty when there is none
 * @param address the address without angle brackets, empty when there is none
 */
public record MailAddress(String name, String address) {

    /** The address, if it is one. */
    public Optional<EmailAddress> mailbox() {
        return EmailAddress.find(address);
    }

    /** The part after the last {@code @} in lower case, empty when there is none. */
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
    }
}
