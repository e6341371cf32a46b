package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.bank.Counterparty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on the other side, and which account of ours was paid to.
 * <p>
 * Of money that came in the other side is the debtor, of money that went out the creditor; a reversal and a returned
 * payment keep the roles of the booking they take back. Where a bank names our own account in that place, the other one is meant.
 */
record Parties(
        Counterparty counterparty,
        @Nullable String creditedAccount,
        @Nullable String ultimate) {

    private static final Parties UNKNOWN = new Parties(Counterparty.unknown(), null, null);
    private static final List<String[]> NAMES = List.of(
            new String[] {"Nm"},
            new String[] {"Pty", "Nm"},
            new String[] {"Agt", "FinInstnId", "Nm"},
            new String[] {"FinInstnId", "Nm"},
            new String[] {"Agt", "FinInstnId", "BICFI"},
            new String[] {"Agt", "FinInstnId", "BIC"});
    private static final List<String[]> NUMBERS = List.of(
            new String[] {"IBAN"},
            new String[] {"Othr", "Id"},
            new String[] {"BBAN"},
            new String[] {"PrtryAcct", "Id"},
            new String[] {"UPIC"});

    /**
     * @param debtorIsOther whether the payer is the other side
     * @param own the statement's account
     */
    static Parties of(@Nullable Node transaction, boolean debtorIsOther, String own) {
        Node parties = transaction == null ? null : transaction.find("RltdPties");
        if (parties == null) {
            return UNKNOWN;
        }
        String other = debtorIsOther ? "Dbtr" : "Cdtr";
        String ours = debtorIsOther ? "Cdtr" : "Dbtr";
        String otherAccount = account(parties, other);
        String ourAccount = account(parties, ours);
        if (own.equals(otherAccount) && ourAccount != null && !own.equals(ourAccount)) {
            return new Parties(Counterparty.of(name(parties, ours), ourAccount), null, ultimate(parties, ours));
        }
        boolean virtual = debtorIsOther && ourAccount != null && !own.equals(ourAccount);
        return new Parties(
                Counterparty.of(name(parties, other), otherAccount),
                virtual && !Objects.equals(ourAccount, otherAccount) ? ourAccount : null,
                ultimate(parties, other));
    }

    /**
     * Of a reversal or a returned payment, which keeps its roles. Where a bank names only one side, it is the other one
     * in whatever role.
     */
    static Parties takenBack(@Nullable Node transaction, boolean debtorIsOther, String own) {
        Parties kept = of(transaction, debtorIsOther, own);
        return kept.counterparty().equals(Counterparty.unknown()) ? of(transaction, !debtorIsOther, own) : kept;
    }

    /** An account's number as the versions of the standard write it; null where there is none. */
    static @Nullable String number(@Nullable Node account) {
        Node id = account == null ? null : account.find("Id");
        return id == null ? null : Counterparty.account(first(id, NUMBERS));
    }

    private static @Nullable String account(Node parties, String role) {
        return number(parties.find(role + "Acct"));
    }

    private static @Nullable String name(Node parties, String role) {
        for (String place : List.of(role, "Ultmt" + role, role + "Acct")) {
            Node party = parties.find(place);
            String name = party == null ? null : first(party, NAMES);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /** For whom the other side pays or is paid, where the bank says so. */
    private static @Nullable String ultimate(Node parties, String role) {
        Node party = parties.find("Ultmt" + role);
        return party == null ? null : first(party, NAMES.subList(0, 2));
    }

    private static @Nullable String first(Node node, List<String[]> paths) {
        for (String[] path : paths) {
            String text = References.given(node.text(path));
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
