package io.dunlin.core.remittances.statements;

import io.dunlin.core.remittances.policy.RemoteFileDecision;

/**
 * A file that the bank put up was not taken, and will not be as it is. Heard in the same transaction.
 *
 * @param feed the feed's name
 */
public record BankFileRefused(
        String feed, long sftpFileId, String fileName, long byteCount, RemoteFileDecision.Refusal refusal) {}
