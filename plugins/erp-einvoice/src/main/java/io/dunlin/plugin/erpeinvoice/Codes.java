package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.DocumentKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The codes of documents in EN 16931 (UNTDID 1001). */
final class Codes {

    private static final Set<String> CREDIT_NOTES =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");
    private static final Set<String> DEBIT_NOTES = Set.of("80", "82", "84", "383");
    private static final Set<String> CORRECTIONS =
            Set.of("384", "385", "471", "472", "473", "500", "501", "502", "503");
    private static final Set<String> OF_FACTORS = Set.of("393", "394", "395", "396", "501", "502");
    private static final String PREPAYMENT = "386";

    private Codes() {}

    static DocumentKind kind(@Nullable String code) {
        if (code == null) {
            return DocumentKind.INVOICE;
        }
        if (CREDIT_NOTES.contains(code)) {
            return DocumentKind.CREDIT_NOTE;
        }
        if (DEBIT_NOTES.contains(code)) {
            return DocumentKind.DEBIT_NOTE;
        }
        if (CORRECTIONS.contains(code)) {
            return DocumentKind.CORRECTION;
        }
        return PREPAYMENT.equals(code) ? DocumentKind.ADVANCE : DocumentKind.INVOICE;
    }

    static boolean ofFactor(@Nullable String code) {
        return code != null && OF_FACTORS.contains(code);
    }
}
