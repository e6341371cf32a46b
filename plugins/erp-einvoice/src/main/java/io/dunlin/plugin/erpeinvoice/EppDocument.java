package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.value.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sales invoice of EDI++ by the places of its heading. Source: InsERT's description of the format, version 1.05 to
 * 1.11.
 */
final class EppDocument {

    private static final int NUMBER = 7;
    private static final int NAME = 14;
    private static final int CITY = 15;
    private static final int POSTAL_CODE = 16;
    private static final int STREET = 17;
    private static final int TAX_NUMBER = 18;
    private static final int ISSUED_ON = 22;
    private static final int GROSS = 30;
    private static final int DUE_ON = 35;
    private static final int PAID = 36;
    private static final int CURRENCY = 47;

    private static final int CREDITOR_NAME = 7;
    private static final int CREDITOR_TAX_NUMBER = 11;

    private final EppRow row;
    private final Draft draft;

    EppDocument(EppRow row, long line) {
        this.row = row;
        this.draft = new Draft(line);
    }

    static @Nullable PartyRecord creditor(EppRow info) {
        return Parties.of(
                info.field(CREDITOR_NAME),
                Parties.taxNumber(info.field(CREDITOR_TAX_NUMBER), null),
                PartyKind.UNKNOWN,
                null,
                null,
                null);
    }

    Optional<ReceivableRecord> invoice(@Nullable PartyRecord creditor) {
        String code = row.field(CURRENCY);
        Currency currency = draft.currency("47", code == null ? "PLN" : code);
        Money gross = draft.amount("30", draft.required("30", row.field(GROSS)), currency);
        PartyRecord debtor = Parties.of(
                row.field(NAME),
                Parties.taxNumber(row.field(TAX_NUMBER), null),
                PartyKind.UNKNOWN,
                Parties.of(row.field(STREET), row.field(POSTAL_CODE), row.field(CITY), "PL"),
                null,
                null);
        if (debtor == null) {
            draft.required("14", null);
        }
        return draft.record(
                draft.required("7", row.field(NUMBER)),
                DocumentKind.INVOICE,
                List.of(),
                draft.day("22", row.field(ISSUED_ON)),
                draft.day("35", row.field(DUE_ON)),
                new Draft.Amounts(gross, gross, draft.amount("36", row.field(PAID), currency)),
                creditor,
                debtor,
                new Draft.Payment(List.of(), false, false, null));
    }

    /** A correction: whether its amounts are differences or new totals, the programs that write it do not agree. */
    void refuse() {
        draft.fail(
                "1",
                row.field(NUMBER),
                "Korekta: sprawdź ją w programie i wpisz różnicę ręcznie.",
                "A correction: look it up in the program and enter the difference by hand.");
    }

    List<RecordFailure> failures() {
        return draft.failures();
    }
}
