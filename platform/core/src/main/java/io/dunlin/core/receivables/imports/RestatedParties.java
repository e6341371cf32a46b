package io.dunlin.core.receivables.imports;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.settings.LocalizedText;
import java.util.Optional;

/**
 * Looks at what a receivable can never change by itself: who owes whom, and in which money. Its case was opened, reminded and
 * perhaps paid for these two, so that a person has to say what becomes of it.
 */
final class RestatedParties {

    private RestatedParties() {}

    /** Why the record of a known receivable needs a person. */
    static Optional<LocalizedText> objection(
            Receivable before, ReceivableRecord record, CreditorId creditor, DebtorId debtor) {
        String known = before.gross().currency().getCurrencyCode();
        String stated = record.gross().currency().getCurrencyCode();
        if (!known.equals(stated)) {
            return Optional.of(new LocalizedText(
                    "Dokument był w walucie " + known + ", a teraz źródło podaje " + stated
                            + ". Popraw źródło albo wprowadź"
                            + " w nim dokument pod nowym kluczem; ten pozostał bez zmian.",
                    "The document was in " + known + " and the source now says " + stated
                            + ". Correct the source, or enter"
                            + " the document there under a new key; this one stays as it is."));
        }
        if (!before.debtorId().equals(debtor)) {
            return Optional.of(another("dłużnika", "debtor", before.debtorId().value(), debtor.value()));
        }
        if (!before.creditorId().equals(creditor)) {
            return Optional.of(
                    another("wierzyciela", "creditor", before.creditorId().value(), creditor.value()));
        }
        return Optional.empty();
    }

    private static LocalizedText another(String partyPl, String party, long known, long stated) {
        return new LocalizedText(
                "Dokument jest w sprawie " + partyPl + " nr " + known + ", a źródło podaje teraz " + partyPl + " nr "
                        + stated
                        + ". Jeśli źródło ma rację, wstrzymaj lub zamknij tę sprawę i wprowadź w źródle dokument pod nowym"
                        + " kluczem; ten pozostał bez zmian.",
                "The document is in the case of " + party + " " + known + " and the source now says " + party + " "
                        + stated
                        + ". Where the source is right, hold or close that case and enter the document in the source under"
                        + " a new key; this one stays as it is.");
    }
}
