package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.settings.LocalizedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Parses an invoice without document types, entities or anything outside the file. */
final class XmlDocument {

    /** Invoices carry pictures and attachments; beyond this size it is something else. */
    static final long LARGEST = 30L << 20;

    private XmlDocument() {}

    /** The whole file's bytes. */
    static byte[] bytes(SourceFile file) {
        if (file.size() > LARGEST) {
            throw PluginFailure.badData(
                    "too-large",
                    new LocalizedText(
                            "Faktura ma ponad " + (LARGEST >> 20) + " MB; sprawdź, czy to jedna faktura",
                            "The invoice is larger than " + (LARGEST >> 20) + " MB; check that it is one invoice"));
        }
        try (InputStream in = file.open()) {
            return in.readNBytes((int) LARGEST);
        } catch (IOException unreadable) {
            throw PluginFailure.transientFailure(
                    "file-unreadable",
                    new LocalizedText(
                            "Pliku nie udało się przeczytać do końca; próba zostanie powtórzona",
                            "The file could not be read to its end; it will be tried again"),
                    unreadable);
        }
    }

    static Part parse(byte[] xml) {
        try {
            return new Part(builder().parse(new ByteArrayInputStream(xml)).getDocumentElement());
        } catch (SAXException | IOException | RuntimeException broken) {
            LocalizedText file = new LocalizedText(
                    "Plik nie jest poprawnym XML albo ma własny typ dokumentu lub encje",
                    "The file is not well-formed XML, or has a document type or entities of its own");
            LocalizedText place = broken instanceof SAXParseException at
                    ? file.followedBy(" (wiersz " + at.getLineNumber() + ")", " (line " + at.getLineNumber() + ")")
                    : file;
            throw new PluginFailure(
                    PluginFailure.Kind.BAD_DATA,
                    "xml-broken",
                    place.followedBy(
                            "; pobierz fakturę ponownie od wystawcy",
                            "; fetch the invoice again from where it was issued"),
                    broken);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("The JDK's own XML parser lacks a feature it had", impossible);
        }
    }

    /** Throws what is wrong instead of writing it to the console. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            // a warning changes nothing of what is read
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
