package io.dunlin.carrier;

import java.time.Instant;

/**
 * One part of a message as the carrier took it.
 *
 * @param id the carrier's id
 * @param at when
 * @param from the sender's name or number
 * @param to the number, digits only
 * @param text what this part says
 * @param reference which message the part belongs to; 0 for a message in one part
 * @param part its number, from 1
 * @param parts how many parts the message has
 * @param dataCoding the coding as SMPP names it: 0 or 1 for a seven-bit alphabet, 3 for Latin 1, 8 for UCS-2
 * @param receiptWanted whether a delivery report was asked for
 */
public record SubmittedSms(
        String id,
        Instant at,
        String from,
        String to,
        String text,
        int reference,
        int part,
        int parts,
        int dataCoding,
        boolean receiptWanted) {}
