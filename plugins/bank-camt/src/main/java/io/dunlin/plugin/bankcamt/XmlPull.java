package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Pulls elements out of a file, by local name, holding one at a time.
 * <p>
 * No document type, no entities but XML's own five, nothing opened outside the file. Elements nest at most 50 deep; of
 * one element that is read whole at most 4 000 elements and 10 000 characters of a text are kept.
 */
final class XmlPull implements AutoCloseable {

    private static final int DEEPEST = 50;
    private static final int MOST_ELEMENTS = 4_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final String UNLIMITED = "0";
    private static final int EVENTS_BETWEEN_INTERRUPT_CHECKS = 8_192;

    private final WatchedStream stream;
    private final XMLStreamReader xml;
    private int depth;
    private int events;

    private XmlPull(WatchedStream stream, XMLStreamReader xml) {
        this.stream = stream;
        this.xml = xml;
    }

    static XmlPull open(SourceFile file) {
        WatchedStream stream;
        try {
            stream = new WatchedStream(file.open());
        } catch (IOException unreadable) {
            throw diskFailed(unreadable);
        }
        boolean opened = false;
        try {
            // decoded here: the JDK's reader writes each byte that does not fit to the console
            Reader decoded = XmlCharset.decode(stream, file.head());
            XmlPull pull = new XmlPull(stream, factory().createXMLStreamReader(decoded));
            opened = true;
            return pull;
        } catch (XMLStreamException | RuntimeException notXml) {
            throw broken(stream, notXml, 1);
        } finally {
            if (!opened) {
                closing(stream);
            }
        }
    }

    /** Moves to the next element's start, however deep, or returns false at the end of the file. */
    boolean nextElement() {
        for (int event = advance(); event != XMLStreamConstants.END_DOCUMENT; event = advance()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** Moves to the next child of the element that is open, or returns false at its end. */
    boolean nextChild() {
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    /** The local name of the element that is open. */
    String name() {
        return xml.getLocalName();
    }

    /** The name space of the element that is open, or empty. */
    String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    long line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    /** An element like the one that is open, without what stands in it. */
    Node start() {
        String currency = xml.getAttributeCount() == 0 ? null : xml.getAttributeValue(null, "Ccy");
        return new Node(name(), currency == null ? "" : currency.strip(), line());
    }

    /** The element that is open, to its end. */
    Node read() {
        return read(new int[] {MOST_ELEMENTS});
    }

    private Node read(int[] left) {
        Node node = start();
        StringBuilder text = null;
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (--left[0] > 0) {
                        node.add(read(left));
                    } else {
                        node.markCut();
                        skip();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text != null || !xml.isWhiteSpace()) {
                        text = append(text, node);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    node.setText(text == null ? "" : text.toString());
                    return node;
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
    }

    private StringBuilder append(@Nullable StringBuilder text, Node node) {
        StringBuilder joined = text == null ? new StringBuilder() : text;
        int room = LONGEST_TEXT - joined.length();
        int length = xml.getTextLength();
        if (length > room) {
            node.markCut();
        }
        return joined.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(length, room));
    }

    /** Passes over the element that is open, to its end. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            int passed = advance();
            assert passed != XMLStreamConstants.END_DOCUMENT;
        }
    }

    private int advance() {
        if (++events % EVENTS_BETWEEN_INTERRUPT_CHECKS == 0
                && Thread.currentThread().isInterrupted()) {
            throw PluginFailure.transientFailure(
                    "interrupted",
                    new LocalizedText("Odczyt przerwano na wierszu " + line(), "Reading was stopped at line " + line()),
                    null);
        }
        int event;
        try {
            event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | RuntimeException malformed) {
            throw broken(stream, malformed, line());
        }
        stream.event();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > DEEPEST) {
                    throw PluginFailure.badData(
                            "xml-too-deep",
                            new LocalizedText(
                                    "Wiersz " + line() + ": elementy są zagnieżdżone głębiej niż na " + DEEPEST
                                            + " poziomów, czego nie robi żaden bank. Sprawdź, skąd pochodzi plik",
                                    "Line " + line() + ": elements nest more than " + DEEPEST
                                            + " deep; no bank's statement does. Check where this file comes from"));
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw PluginFailure.badData(
                        "xml-document-type",
                        new LocalizedText(
                                "Wiersz " + line() + ": plik ma własny typ dokumentu lub encje, których wyciągi banków"
                                        + " nie mają. Sprawdź, skąd pochodzi plik",
                                "Line " + line() + ": the file has a document type or entities of its own; a bank's"
                                        + " statement has none. Check where this file comes from"));
            default -> {
                // text and comments change nothing here
            }
        }
        return event;
    }

    @Override
    public void close() {
        closing(stream);
    }

    private static void closing(WatchedStream stream) {
        try {
            stream.close();
        } catch (IOException _) {
            // nothing was written: there is nothing to lose
        }
    }

    private static PluginFailure broken(WatchedStream stream, Exception cause, long line) {
        if (stream.diskFailure() != null) {
            return diskFailed(stream.diskFailure());
        }
        if (stream.isEndless()) {
            return PluginFailure.badData(
                    "xml-too-long",
                    new LocalizedText(
                            "Wiersz " + line + ": nazwa, atrybut lub komentarz nigdzie się nie kończy. Sprawdź, czy to"
                                    + " plik z banku",
                            "Line " + line + ": a name, attribute or comment never ends. Check that this is the bank's"
                                    + " file"));
        }
        if (cause instanceof PluginFailure told) {
            return told;
        }
        long at = cause instanceof XMLStreamException xml && xml.getLocation() != null
                ? Math.max(line, xml.getLocation().getLineNumber())
                : line;
        boolean misnamed = hasCause(cause, CharacterCodingException.class);
        return new PluginFailure(
                PluginFailure.Kind.BAD_DATA,
                misnamed ? "xml-charset" : "xml-broken",
                misnamed
                        ? new LocalizedText(
                                "Za wierszem " + at + " plik nie jest w kodowaniu, które podaje; mógł go zapisać inny"
                                        + " program. Pobierz go z banku ponownie",
                                "Behind line " + at
                                        + " the file is not in the character set that it names; it may have been saved"
                                        + " by another program. Fetch it from the bank again")
                        : new LocalizedText(
                                "XML urywa się lub jest błędny w wierszu " + at + ". Pobierz plik z banku ponownie",
                                "The XML breaks off or is not well formed at line " + at
                                        + ". Fetch the file from the bank again"),
                cause);
    }

    private static boolean hasCause(@Nullable Throwable thrown, Class<? extends Throwable> kind) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static PluginFailure diskFailed(@Nullable IOException cause) {
        return PluginFailure.transientFailure(
                "file-unreadable",
                new LocalizedText(
                        "Pliku nie udało się przeczytać do końca; próba zostanie powtórzona",
                        "The file could not be read to its end; it will be tried again"),
                cause);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // the JDK counts each &amp; against its limits for entities; without a document type there are no others to
        // limit
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", UNLIMITED);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", UNLIMITED);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("Nothing outside the file is opened");
        });
        return factory;
    }
}
