package io.dunlin.spi.court;

import io.dunlin.spi.value.Money;
import java.util.Arrays;
import java.util.Objects;

/**
 * A draft of a filing.
 *
 * @param fileName a name for it, without folders
 * @param mediaType for example {@code application/xml}
 * @param content its bytes
 * @param preview the same for people, as plain text in the court's language
 * @param disputeValue the value of the claim as the court counts it
 * @param courtFee the fee to be paid
 * @param report what the schema and the court's rules say of it
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record FilingDocument(
        String fileName,
        String mediaType,
        byte[] content,
        String preview,
        Money disputeValue,
        Money courtFee,
        ValidationReport report) {

    public FilingDocument {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilingDocument that
                && fileName.equals(that.fileName)
                && mediaType.equals(that.mediaType)
                && Arrays.equals(content, that.content)
                && preview.equals(that.preview)
                && disputeValue.equals(that.disputeValue)
                && courtFee.equals(that.courtFee)
                && report.equals(that.report);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fileName, mediaType, Arrays.hashCode(content), preview, disputeValue, courtFee, report);
    }

    @Override
    public String toString() {
        return fileName + " (" + content.length + " bytes, " + report.findings().size() + " findings)";
    }
}
