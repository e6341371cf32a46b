package io.dunlin.spi.bank;

import io.dunlin.spi.value.Money;
import org.jspecify.annotations.Nullable;

/**
 * The title of a Polish split payment (mechanizm podzielonej płatności): {@code /VAT/…/IDC/…/INV/…/TXT/…}.
 *
 * @param vat the tax part of the payment
 * @param taxNumber the supplier's tax number ({@code /IDC/}): the creditor's, not the payer's
 * @param invoice the invoice's number, or a period for several
 * @param text the free text
 */
public record SplitPayment(
        @Nullable Money vat,
        @Nullable String taxNumber,
        @Nullable String invoice,
        @Nullable String text) {}
