package io.dunlin.plugin.courtepu;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML in UTF-8, indented, without characters that XML forbids. */
final class XmlPen {

    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final String REPLACEMENT = "\uFFFD";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private int depth;
    private boolean empty;

    XmlPen(String namespace, String root) throws XMLStreamException {
        // Into characters first: the writer then has no reason to escape what UTF-8 can hold.
        writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        writer.writeStartDocument("UTF-8", "1.0");
        begin(root);
        writer.writeDefaultNamespace(namespace);
    }

    /** Whether a text holds characters that no XML document can hold. */
    static boolean forbidden(String text) {
        return FORBIDDEN.matcher(text).find();
    }

    XmlPen begin(String name) throws XMLStreamException {
        line();
        writer.writeStartElement(name);
        depth++;
        empty = true;
        return this;
    }

    /** An attribute of the element just begun; left out where the value is null. */
    XmlPen with(String name, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            // A line break in an attribute would be read as a space anyway.
            writer.writeAttribute(
                    name, allowed(value.toString()).replaceAll("\\s+", " ").strip());
        }
        return this;
    }

    XmlPen end() throws XMLStreamException {
        depth--;
        if (!empty) {
            line();
        }
        writer.writeEndElement();
        empty = false;
        return this;
    }

    /** An element that holds a text; left out where it is null. */
    XmlPen leaf(String name, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            line();
            writer.writeStartElement(name);
            writer.writeCharacters(allowed(value.toString())
                    .replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .strip());
            writer.writeEndElement();
            empty = false;
        }
        return this;
    }

    byte[] finish() throws XMLStreamException {
        end();
        writer.writeEndDocument();
        writer.close();
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void line() throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(depth));
        empty = false;
    }

    private static String allowed(String value) {
        return FORBIDDEN.matcher(value).replaceAll(REPLACEMENT);
    }
}
