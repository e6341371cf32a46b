package io.dunlin.plugin.erpfile;

import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.value.TaxNumber;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parties of a file so far. Refuses rows that would make one party of two: one tax number or one key with different
 * names, one key with different tax numbers. Equal names are no reason to merge anything.
 */
final class PartyLedger {

    private record Seen(PartyRecord party, String name, long line) {}

    private final Map<String, Seen> byTaxNumber = new HashMap<>();
    private final Map<String, Seen> byKey = new HashMap<>();
    private final Map<PartyRecord, PartyRecord> same = new HashMap<>();
    private final Field nameField;

    PartyLedger(Field nameField) {
        this.nameField = nameField;
    }

    /** The party itself, the same object for equal parties of many rows; a contradiction fails the row. */
    PartyRecord enter(PartyRecord party, RowCells cells) {
        PartyRecord known = same.putIfAbsent(party, party);
        if (known != null) {
            return known;
        }
        TaxNumber taxNumber = party.taxNumber();
        if (taxNumber != null) {
            compare(byTaxNumber, taxNumber.toString(), party, cells, "numer podatkowy", "tax number");
        }
        if (party.externalRef() != null) {
            Seen seen = compare(byKey, party.externalRef().value(), party, cells, "kod", "key");
            TaxNumber earlier = seen == null ? null : seen.party().taxNumber();
            if (seen != null && earlier != null && taxNumber != null && !earlier.equals(taxNumber)) {
                cells.fail(
                        Field.DEBTOR_TAX_NUMBER,
                        taxNumber.toString(),
                        "Ten sam kod ma w wierszu " + seen.line() + " inny numer podatkowy; popraw jeden z nich.",
                        "The same key has another tax number in row " + seen.line() + "; correct one of them.");
            }
        }
        return party;
    }

    private @Nullable Seen compare(
            Map<String, Seen> seenBy, String key, PartyRecord party, RowCells cells, String pl, String en) {
        String name = comparable(party.name());
        Seen seen = seenBy.putIfAbsent(key, new Seen(party, name, cells.line()));
        if (seen != null && !seen.name().equals(name)) {
            cells.fail(
                    nameField,
                    party.name(),
                    "Ten sam " + pl + " (" + key + ") ma w wierszu " + seen.line()
                            + " inną nazwę; to dwie firmy albo jedna z nazw jest błędna.",
                    "The same " + en + " (" + key + ") has another name in row " + seen.line()
                            + "; these are two firms, or one of the names is wrong.");
        }
        return seen;
    }

    /** A name without what people write differently: letter case, punctuation and the length of the legal form. */
    private static String comparable(String name) {
        return (" " + Vocabulary.normal(name) + " ")
                .replace(" spolka z ograniczona odpowiedzialnoscia ", " sp z o o ")
                .replace(" spolka z o o ", " sp z o o ")
                .replace(" sp zoo ", " sp z o o ")
                .replace(" spolka akcyjna ", " s a ")
                .replace(" sa ", " s a ")
                .replace(" spolka komandytowa ", " sp k ")
                .replace(" spolka jawna ", " sp j ")
                .replace(" ", "");
    }
}
