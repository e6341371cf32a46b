package io.dunlin.spi.erp;

import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;

/**
 * A payment that Dunlin matched, for the ERP.
 *
 * @param key unique and stable: the same key again is the same notice
 * @param receivable the receivable's key in the ERP
 * @param number the document's number as the debtor knows it
 * @param amount what was allocated; negative for a reversal
 * @param paidOn the bank's value date
 * @param bankReference the bank's reference of the line
 */
public record SettlementNotice(
        String key, ExternalRef receivable, String number, Money amount, LocalDate paidOn, String bankReference) {}
