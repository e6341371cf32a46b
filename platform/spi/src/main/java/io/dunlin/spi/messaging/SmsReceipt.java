package io.dunlin.spi.messaging;

import java.util.List;

/**
 * What the carrier said of a message.
 *
 * @param reference our reference
 * @param carrierIds the carrier's ids, one a part, in the form its delivery reports use
 * @param status what is known now
 */
public record SmsReceipt(String reference, List<String> carrierIds, SmsStatus status) {

    public SmsReceipt {
        carrierIds = List.copyOf(carrierIds);
    }
}
