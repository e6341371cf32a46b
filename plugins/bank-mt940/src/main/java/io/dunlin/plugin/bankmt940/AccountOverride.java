package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.text.BankCharset;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator fixed for one account.
 *
 * @param charset null: find it from the file
 * @param dialect null: recognise it in each booking
 */
record AccountOverride(
        @Nullable BankCharset charset, @Nullable Dialect dialect) {

    static final AccountOverride NONE = new AccountOverride(null, null);
}
