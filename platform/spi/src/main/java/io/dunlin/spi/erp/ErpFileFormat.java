package io.dunlin.spi.erp;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.SourceFile;

/**
 * A kind of file with receivables: a spreadsheet, an invoice in XML, an ERP's export. Time limit of a call: 120
 * seconds; files of up to 100 MB reach it.
 */
public non-sealed interface ErpFileFormat extends ErpConnector {

    /**
     * Says from a file's name and first bytes whether it is of this kind.
     *
     * @param file the file; read only its {@linkplain SourceFile#head() head}
     */
    FileRecognition recognise(SourceFile file);

    /**
     * Reads the whole file. What cannot be read is a {@link RecordFailure} that names line, column and value, never an
     * omission.
     *
     * @throws io.dunlin.spi.PluginFailure of kind {@code BAD_DATA} where nothing of the file can be understood
     */
    ParsedReceivables read(SourceFile file);
}
