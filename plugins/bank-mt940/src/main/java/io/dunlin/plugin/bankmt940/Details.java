package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.Counterparty;
import org.jspecify.annotations.Nullable;

/** What {@code :86:} says of a booking, whatever the bank's way of saying it. */
record Details(
        Dialect dialect,
        String title,
        Counterparty counterparty,
        @Nullable String endToEndId,
        @Nullable String creditedAccount) {

    private static final String NO_END_TO_END_ID = "NOTPROVIDED";

    Details {
        title = Spaces.folded(title);
        String id = endToEndId == null ? null : Spaces.foldedOrNull(endToEndId);
        endToEndId = NO_END_TO_END_ID.equals(id) ? null : id;
    }

    static Details of(Dialect dialect, String title, @Nullable String name, @Nullable String account) {
        return new Details(dialect, title, counterparty(name, account), null, null);
    }

    static Counterparty counterparty(@Nullable String name, @Nullable String account) {
        return new Counterparty(Spaces.foldedOrNull(name), Counterparty.account(account));
    }
}
