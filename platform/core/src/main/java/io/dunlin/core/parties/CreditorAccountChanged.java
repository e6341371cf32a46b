package io.dunlin.core.parties;

import io.dunlin.core.shared.Actor;
import io.dunlin.spi.value.Iban;
import org.jspecify.annotations.Nullable;

/**
 * Debtors of a creditor are told to pay on another account from now on. Heard in the transaction that changes it.
 *
 * @param name the creditor's
 * @param before null where there was none
 * @param after null where there is none any more
 * @param reason as it was given
 * @param actor who asked for it
 * @param approverName the second person's; null for a first account, which needs none
 */
public record CreditorAccountChanged(
        CreditorId creditorId,
        String name,
        @Nullable Iban before,
        @Nullable Iban after,
        String reason,
        Actor actor,
        @Nullable String approverName) {}
