package io.dunlin.core.parties;

import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.TaxNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a record may mean.
 *
 * @param byKey whom the source's key means
 * @param byTaxNumber who has the record's tax number
 * @param taxNumber the record's own
 */
record KnownParties(
        Optional<Keyed> byKey,
        Optional<Long> byTaxNumber,
        @Nullable TaxNumber taxNumber) {

    /**
     * A party that is known by a source's key.
     *
     * @param taxNumber its own as it is stored, where one is known
     */
    record Keyed(long id, @Nullable String taxNumber) {}

    /**
     * Whether they are two parties. A source that gives a key to another firm says so by the tax number alone, be it one
     * that nobody has had so far. For example, {@code K-17} is known as a firm with the number 5265877635 and comes with 5252248481.
     */
    boolean contradict() {
        return byKey.isPresent()
                && byTaxNumber.map(id -> id != byKey.get().id()).orElseGet(() -> hasAnotherTaxNumber(byKey.get()));
    }

    private boolean hasAnotherTaxNumber(Keyed keyed) {
        return keyed.taxNumber() != null
                && taxNumber != null
                && !keyed.taxNumber().equals(taxNumber.toString());
    }

    /** What they are to the receivable, in the words of a sentence. */
    enum Role {
        DEBTOR("dłużnika", "debtor"),
        CREDITOR("wierzyciela", "creditor");

        private final String pl;
        private final String en;

        Role(String pl, String en) {
            this.pl = pl;
            this.en = en;
        }
    }

    /** Tells a person of two that contradict. */
    LocalizedText contradiction(Role role) {
        long key = byKey.map(Keyed::id).orElseThrow();
        return byTaxNumber
                .map(number -> new LocalizedText(
                        "Klucz wskazuje " + role.pl + " nr " + key + ", a NIP " + role.pl + " nr " + number
                                + ". Zdecyduj, który jest właściwy, i popraw źródło.",
                        "The key means " + role.en + " " + key + " and the tax number " + role.en + " " + number
                                + ". Decide which is right and correct the source."))
                .orElseGet(() -> new LocalizedText(
                        "Klucz wskazuje " + role.pl + " nr " + key + ", który ma inny NIP niż podany. Jeśli źródło"
                                + " nadało ten klucz innej firmie, nadaj jej tam nowy.",
                        "The key means " + role.en + " " + key + ", whose tax number is not the one given. Where the"
                                + " source gave this key to another firm, give that firm a new one there."));
    }

    /** The party, where one is known and they do not contradict. */
    Optional<Long> party() {
        return byKey.map(Keyed::id).or(() -> byTaxNumber);
    }

    /** Whether the party was known without a tax number, which the record now tells. */
    boolean tellsTaxNumber() {
        return taxNumber != null
                && byTaxNumber.isEmpty()
                && byKey.filter(keyed -> keyed.taxNumber() == null).isPresent();
    }
}
