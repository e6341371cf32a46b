package io.dunlin.plugin.courtepu;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a document of unknown origin: no document type, no entities, nothing from outside, and limits on everything. */
final class FilingReader {

    static final String NAMESPACE = "http://www.currenda.pl/epu";
    static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final int DEEPEST = 30;
    private static final int MOST_ELEMENTS = 200_000;

    private final Findings findings;
    private int elements;

    FilingReader(Findings findings) {
        this.findings = findings;
    }

    /** The document's root, or empty where it cannot be read; then the findings say why. */
    Optional<Node> read(byte[] document) {
        if (document.length > MOST_BYTES) {
            findings.error(
                    "",
                    "Dokument ma ponad 20 MB; podziel paczkę.",
                    "The document has more than 20 MB; split the package.");
            return Optional.empty();
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("The document refers to something outside");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                checkEncoding(reader);
                return Optional.ofNullable(walk(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            findings.error(
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber(),
                    "To nie jest poprawny dokument XML; wygeneruj go ponownie.",
                    "This is no well-formed XML document; make it again.");
            return Optional.empty();
        }
    }

    private @Nullable Node walk(XMLStreamReader reader) throws XMLStreamException {
        Deque<Node> open = new ArrayDeque<>();
        Node root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Node node = node(reader, open.peek());
                    if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
                        findings.error(
                                node.place(),
                                "Dokument ma zbyt wiele elementów; podziel paczkę.",
                                "The document has too many elements; split the package.");
                        return null;
                    }
                    root = root == null ? node : root;
                    open.push(node);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    Node node = open.peek();
                    if (node != null) {
                        node.text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    findings.error(
                            "line " + reader.getLocation().getLineNumber(),
                            "Dokument zawiera deklarację typu lub encję; pozew ich nie ma.",
                            "The document has a document type or an entity; a lawsuit has none.");
                    return null;
                }
                default -> {
                    // comments and processing instructions mean nothing to the court
                }
            }
        }
        return root;
    }

    private Node node(XMLStreamReader reader, @Nullable Node parent) {
        String name = reader.getLocalName();
        int line = reader.getLocation().getLineNumber();
        long before = parent == null ? 0 : parent.all(name).count();
        String step = before == 0 ? name : name + "[" + (before + 1) + "]";
        Node node = new Node(name, parent == null || parent.path().isEmpty() ? step : parent.path() + "/" + step, line);
        if (!NAMESPACE.equals(reader.getNamespaceURI())) {
            findings.error(
                    node.place(),
                    "Element spoza przestrzeni nazw sądu (" + NAMESPACE + ").",
                    "The element is not of the court's namespace (" + NAMESPACE + ").");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributeNamespace(i) == null ? "" : reader.getAttributeNamespace(i);
            // A hint where the schema is; we never follow it.
            if (!prefix.endsWith("XMLSchema-instance")) {
                node.attributes().put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        if (parent != null) {
            parent.children().add(node);
        }
        return node;
    }

    private void checkEncoding(XMLStreamReader reader) {
        String declared = reader.getCharacterEncodingScheme();
        if (declared != null && !"UTF-8".equalsIgnoreCase(declared)) {
            findings.error(
                    "line 1",
                    "Sąd przyjmuje dokumenty w UTF-8, nie w " + declared + ".",
                    "The court takes documents in UTF-8, not in " + declared + ".");
        }
    }
}
