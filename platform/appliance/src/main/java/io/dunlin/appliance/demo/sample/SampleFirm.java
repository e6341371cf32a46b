package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import java.time.LocalDate;
import java.util.Random;

/** The sample law firm itself. */
public final class SampleFirm {

    /** Its name, as debtors read it. */
    public static final String NAME = "Kancelaria Sikorzyński i Wspólnicy";

    /** Where it is. */
    public static final PostalAddress ADDRESS =
            new PostalAddress("ul. Żeglarska", "7", "3", "85-001", "Bydgoszcz", "PL");

    private static final String BANK = "10205558";
    private static final LocalDate BIRTHDAY = LocalDate.of(1979, 4, 12);
    private static final long SEED = 11;

    private SampleFirm() {}

    /** The number of the lawyer who signs, which the court's form asks for. */
    public static PersonalNumber lawyersNumber() {
        return CheckDigits.personalNumber(BIRTHDAY, false, new Random(SEED));
    }

    /** Where the court pays a fee back. */
    public static Iban account() {
        return CheckDigits.account(BANK, "0000100200300803");
    }
}
