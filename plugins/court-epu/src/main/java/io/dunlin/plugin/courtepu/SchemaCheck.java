package io.dunlin.plugin.courtepu;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Checks a document against the court's own schema, {@code PozewEPU.xsd} and {@code TypyDanych.xsd}, from a folder that
 * an administrator filled. The schema is the court's and is not part of the product.
 */
final class SchemaCheck {

    private static final String LAWSUIT_SCHEMA = "PozewEPU.xsd";
    private static final String TYPES_SCHEMA = "TypyDanych.xsd";
    private static final String PACKAGE = """
            <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:e="NAMESPACE" targetNamespace="NAMESPACE"
                elementFormDefault="qualified">
              <xsd:include schemaLocation="PozewEPU.xsd"/>
              <xsd:element name="Pozwy">
                <xsd:complexType>
                  <xsd:sequence><xsd:element ref="e:PozewEPU" maxOccurs="unbounded"/></xsd:sequence>
                  <xsd:attribute name="OznaczeniePaczki" type="e:typNazwa60" use="required"/>
                </xsd:complexType>
              </xsd:element>
            </xsd:schema>
            """.replace("NAMESPACE", FilingReader.NAMESPACE);

    private final Schema schema;

    private SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    static SchemaCheck in(Path folder) {
        for (String name : new String[] {LAWSUIT_SCHEMA, TYPES_SCHEMA}) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw PluginFailure.configuration(
                        "schema-missing",
                        new LocalizedText(
                                "Folder z ustawienia 'schemaFolder' nie ma pliku " + name
                                        + "; umieść w nim schemat sądu albo wyczyść ustawienie",
                                "The folder of the setting 'schemaFolder' has no " + name
                                        + "; put the court's schema there or clear the setting"));
            }
        }
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            Source all = new StreamSource(
                    new StringReader(PACKAGE),
                    folder.resolve("package.xsd").toUri().toString());
            return new SchemaCheck(factory.newSchema(all));
        } catch (SAXException e) {
            throw new PluginFailure(
                    PluginFailure.Kind.CONFIGURATION,
                    "schema-broken",
                    new LocalizedText(
                            "Schematu z folderu w ustawieniu 'schemaFolder' nie da się użyć; pobierz go z sądu ponownie",
                            "The schema in the folder of the setting 'schemaFolder' cannot be used; fetch it again from"
                                    + " the court"),
                    e);
        }
    }

    /** To be called only with a document that was read before and has no document type. */
    void check(byte[] document, Findings findings) {
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Reporting(findings));
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        } catch (SAXException | IOException e) {
            findings.error(
                    "",
                    "Schemat sądu: dokumentu nie da się sprawdzić.",
                    "Court's schema: the document cannot be checked.");
        }
    }

    private record Reporting(Findings findings) implements ErrorHandler {

        @Override
        public void warning(SAXParseException found) {
            findings.warning(
                    place(found), "Schemat sądu: " + found.getMessage(), "Court's schema: " + found.getMessage());
        }

        @Override
        public void error(SAXParseException found) {
            findings.error(
                    place(found), "Schemat sądu: " + found.getMessage(), "Court's schema: " + found.getMessage());
        }

        @Override
        public void fatalError(SAXParseException found) throws SAXException {
            error(found);
            throw found;
        }

        private static String place(SAXParseException found) {
            return "line " + found.getLineNumber();
        }
    }
}
