package io.dunlin.core.remittances;

import java.time.Instant;
import java.util.List;

/**
 * The bank's files were not asked for in time. Heard in the same transaction, once for each time.
 *
 * @param scheduledFor the times, the earliest first
 * @param problem what kept it from being done; empty where nothing ran at all
 */
public record BankPollsMissed(List<Instant> scheduledFor, String problem) {

    public BankPollsMissed {
        scheduledFor = List.copyOf(scheduledFor);
    }
}
