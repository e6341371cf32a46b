package io.dunlin.core.receivables.rates;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The two XML files: the archive of interest rates and a series of table A. No document type, no outside entities. */
final class NbpXml {

    private static final String REFERENCE = "ref";

    private final List<NbpFile.Reference> references = new ArrayList<>();
    private final List<NbpFile.Rate> rates = new ArrayList<>();
    private @Nullable LocalDate validFrom;
    private @Nullable Currency currency;
    private @Nullable LocalDate publishedOn;

    private NbpXml() {}

    static NbpFile read(byte[] content) throws NbpFile.Unreadable {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        NbpXml reading = new NbpXml();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    reading.element(xml);
                }
            }
        } catch (XMLStreamException e) {
            throw new NbpFile.Unreadable(NbpFault.UNREADABLE, String.valueOf(e.getMessage()));
        }
        if (reading.references.isEmpty() && reading.rates.isEmpty()) {
            throw new NbpFile.Unreadable(NbpFault.UNKNOWN_FORM, "XML");
        }
        return new NbpFile(reading.references, reading.rates);
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "pozycje" -> validFrom = LocalDate.parse(attribute(xml, "obowiazuje_od"));
            case "pozycja" -> reference(xml);
            case "Code" -> currency = Currency.getInstance(xml.getElementText().strip());
            case "EffectiveDate" ->
                publishedOn = LocalDate.parse(xml.getElementText().strip());
            case "Mid" -> rate(xml.getElementText());
            default -> {
                // Everything else in these files is for people.
            }
        }
    }

    private void reference(XMLStreamReader xml) {
        if (REFERENCE.equals(xml.getAttributeValue(null, "id"))) {
            if (validFrom == null) {
                throw new IllegalArgumentException("pozycja without pozycje");
            }
            references.add(new NbpFile.Reference(validFrom, NbpFile.number(attribute(xml, "oprocentowanie"))));
        }
    }

    private void rate(String mid) {
        if (currency == null || publishedOn == null) {
            throw new IllegalArgumentException("Mid without Code and EffectiveDate");
        }
        rates.add(new NbpFile.Rate(currency, publishedOn, NbpFile.number(mid)));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw new IllegalArgumentException(xml.getLocalName() + " without " + name);
        }
        return value;
    }
}
