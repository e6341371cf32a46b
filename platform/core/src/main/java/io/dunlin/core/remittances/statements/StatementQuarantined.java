package io.dunlin.core.remittances.statements;

import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.spi.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A statement, or a file as a whole, waits for a person: nothing of it was booked. Heard in the same transaction.
 *
 * @param statementId the statement; null where the file as a whole cannot be read
 * @param reason what is wrong and what to do
 */
public record StatementQuarantined(
        StatementFileId fileId, @Nullable BankStatementId statementId, LocalizedText reason) {}
