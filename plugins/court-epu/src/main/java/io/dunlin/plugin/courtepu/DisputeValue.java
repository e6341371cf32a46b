package io.dunlin.plugin.courtepu;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of the claim: the principals in PLN without interest and costs (art. 20 k.p.c.), rounded up to a full złoty
 * (art. 126(1) § 3 k.p.c.), and the fee that follows from it.
 */
final class DisputeValue {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,10})?");
    /** The court's portal takes no more, in PLN. */
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);

    private DisputeValue() {}

    static Money of(Node lawsuit) {
        BigDecimal sum = lawsuit.all("ListaRoszczen", "Roszczenie")
                .filter(claim -> "PLN".equals(claim.attribute("waluta")))
                .map(claim -> number(claim.attribute("wartosc")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return rounded(sum);
    }

    static Money rounded(BigDecimal principals) {
        return new Money(principals.setScale(0, RoundingMode.CEILING), Zloty.PLN);
    }

    static void check(Node lawsuit, CourtFees fees, Findings findings) {
        Money value = of(lawsuit);
        BigDecimal said = number(lawsuit.textOf("WartoscSporu"));
        if (said.compareTo(value.amount()) != 0) {
            findings.error(
                    lawsuit.path() + "/WartoscSporu",
                    "Wartość przedmiotu sporu to suma roszczeń w pełnych złotych w górę: " + value + ".",
                    "The value of the claim is the sum of the claims in full PLN, rounded up: " + value + ".");
        }
        if (value.amount().compareTo(MOST) > 0) {
            findings.error(
                    lawsuit.path() + "/WartoscSporu",
                    "System sądu przyjmuje najwyżej 100 mln PLN.",
                    "The court's system takes 100 million PLN at most.");
        }
        Optional<LocalDate> filedOn = ClaimRules.date(lawsuit.attribute("dataZlozenia"));
        if (filedOn.isEmpty() || !value.isPositive()) {
            return;
        }
        try {
            Money fee = fees.fee(value.amount(), filedOn.get());
            BigDecimal written = lawsuit.find("OplataSadowa")
                    .map(o -> number(o.attribute("wartosc")))
                    .orElse(BigDecimal.ZERO);
            if (written.compareTo(fee.amount()) != 0) {
                findings.error(
                        lawsuit.path() + "/OplataSadowa",
                        "Opłata sądowa wynosi " + fee + ", w pozwie jest " + written.toPlainString() + ".",
                        "The court fee is " + fee + ", the lawsuit says " + written.toPlainString() + ".");
            }
        } catch (PluginFailure unknown) {
            findings.warning(
                    lawsuit.path() + "/OplataSadowa",
                    "Nie ma tabeli opłat na " + filedOn.get() + "; opłata nie została sprawdzona.",
                    "There is no table of fees for " + filedOn.get() + "; the fee was not checked.");
        }
    }

    /** A number of the document; zero where it is none, which the form's check says. */
    static BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
