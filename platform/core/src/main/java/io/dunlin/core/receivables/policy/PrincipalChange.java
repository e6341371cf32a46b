package io.dunlin.core.receivables.policy;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;

/**
 * A change of the sum that bears interest.
 *
 * @param on its day; a payment still bears interest on it, for the debtor was late until it came
 * @param amount positive where it raises the debt
 */
public record PrincipalChange(LocalDate on, Money amount) {}
