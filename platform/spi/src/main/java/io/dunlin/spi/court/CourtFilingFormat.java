package io.dunlin.spi.court;

import io.dunlin.spi.DunlinExtension;

/**
 * Writes drafts of filings in a court's own format, and checks documents of that format. Nothing is filed by it: the
 * draft is for a lawyer to approve and hand in. Pure: no input or output but its arguments. Time limit: 60 seconds.
 */
public interface CourtFilingFormat extends DunlinExtension {

    /** The format's short name, for example {@code EPU}. */
    String format();

    /**
     * Makes the draft. What the court's rules forbid or the dossier lacks is listed in the document's report, in words
     * that say what to change; the document is then not for filing.
     *
     * @throws io.dunlin.spi.PluginFailure of kind {@code BAD_DATA} where no document can be made at all
     */
    FilingDocument render(FilingDossier dossier);

    /**
     * Checks a document of this format against its schema and the court's rules.
     *
     * @param document the file's bytes, at most 20 MB
     */
    ValidationReport validate(byte[] document);
}
