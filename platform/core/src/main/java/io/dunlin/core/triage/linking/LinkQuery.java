package io.dunlin.core.triage.linking;

import java.util.List;

/**
 * What of a mail the linker looks at.
 *
 * @param messageIds In-Reply-To, then References from the newest, then those a bounce names; without angle brackets
 * @param recipientAddresses to whom it was sent, where our reply address may carry a token
 * @param senderAddresses of From and Reply-To, in that order
 * @param text subject and the whole text, quoted history included: the reference is often only there
 * @param invoices found in the subject and the new text
 * @param taxNumbers found in the new text and the signature
 */
public record LinkQuery(
        List<String> messageIds,
        List<String> recipientAddresses,
        List<String> senderAddresses,
        String text,
        List<String> invoices,
        List<String> taxNumbers) {

    public LinkQuery {
        messageIds = List.copyOf(messageIds);
        recipientAddresses = List.copyOf(recipientAddresses);
        senderAddresses = List.copyOf(senderAddresses);
        invoices = List.copyOf(invoices);
        taxNumbers = List.copyOf(taxNumbers);
    }
}
