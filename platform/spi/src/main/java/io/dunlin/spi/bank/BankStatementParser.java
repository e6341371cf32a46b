package io.dunlin.spi.bank;

import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.SourceFile;

/**
 * Reads one family of bank files.
 * <p>
 * It streams: memory does not grow with the file. It reports every line of the file, as a {@link StatementLine} or as a
 * {@link LineFailure}; it judges nothing: balances, sequence and duplicates are the product's to check. Time limit: 10
 * minutes a file.
 */
public interface BankStatementParser extends DunlinExtension {

    /** Says from a file's name and first bytes whether it is of this family. */
    FileRecognition recognise(SourceFile file);

    /**
     * Reads the file and tells the sink what it finds, in the file's order: for each statement {@code opened}, then
     * lines and failures, then {@code closed}.
     *
     * @throws io.dunlin.spi.PluginFailure of kind {@code BAD_DATA} where the file as a whole cannot be understood, with
     *     the place and what was expected there. What was told before stays told; the product books nothing of a file
     *     that ended so.
     */
    void parse(SourceFile file, StatementSink sink);
}
