package io.dunlin.extractor;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads files within files: an archive's entries, a letter's enclosures. So many, so deep, and no further. */
final class BoundedEmbeddedExtractor extends ParsingEmbeddedDocumentExtractor {

    private static final int MOST_FILES = 500;
    private static final int DEEPEST = 4;

    private int files;
    private int depth;

    BoundedEmbeddedExtractor(ParseContext context) {
        super(context);
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return depth < DEEPEST && files < MOST_FILES && super.shouldParseEmbedded(metadata);
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        files++;
        depth++;
        try {
            super.parseEmbedded(stream, handler, metadata, outputHtml);
        } finally {
            depth--;
        }
    }
}
