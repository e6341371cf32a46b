package io.dunlin.plugin.bankcamt;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The references of an entry and its transaction; what the standard writes for none is none. */
record References(
        @Nullable String bank,
        @Nullable String customer,
        @Nullable String endToEnd) {

    private static final Set<String> NONE = Set.of("NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF");
    private static final String[] OF_BANK = {"AcctSvcrRef", "AcctSvcrTxId", "TxId", "ClrSysRef", "UETR"};
    private static final String[] OF_CUSTOMER = {"InstrId", "PmtInfId", "ChqNb"};

    /**
     * @param alone whether the transaction is the entry's only one: then the entry's own reference is its best
     */
    static References of(Node head, @Nullable Node transaction, boolean alone, @Nullable String creditorReference) {
        String entryReference = given(head.text("AcctSvcrRef"));
        Node refs = transaction == null ? null : transaction.find("Refs");
        if (refs == null) {
            String customer = creditorReference == null ? given(head.text("NtryRef")) : creditorReference;
            return new References(entryReference, customer, null);
        }
        String ownReference = first(refs, OF_BANK);
        String bank = alone && entryReference != null ? entryReference : ownReference;
        String customer = creditorReference == null ? first(refs, OF_CUSTOMER) : creditorReference;
        return new References(
                bank == null ? entryReference : bank,
                customer == null ? given(head.text("NtryRef")) : customer,
                given(refs.text("EndToEndId")));
    }

    private static @Nullable String first(Node refs, String[] names) {
        for (String name : names) {
            String found = given(refs.text(name));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What is more than a word for nothing. */
    static @Nullable String given(@Nullable String text) {
        return text == null || NONE.contains(text.toUpperCase(Locale.ROOT)) ? null : text;
    }
}
