package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.TaxNumber;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** Invented numbers whose check digits are right. */
final class CheckDigits {

    private static final int[] TAX_WEIGHTS = {6, 5, 7, 2, 3, 4, 5, 6, 7};
    private static final int[] PERSONAL_WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    private static final int NOT_A_DIGIT = 10;

    private CheckDigits() {}

    static TaxNumber taxNumber(Random random) {
        while (true) {
            String nine = (100 + random.nextInt(900)) + String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
            int check = weighted(nine, TAX_WEIGHTS) % 11;
            if (check != NOT_A_DIGIT) {
                return TaxNumber.nip(nine + check);
            }
        }
    }

    static PersonalNumber personalNumber(LocalDate birthday, boolean woman, Random random) {
        int month = birthday.getMonthValue() + (birthday.getYear() >= 2000 ? 20 : 0);
        int serial = random.nextInt(500) * 20 + random.nextInt(5) * 2 + (woman ? 0 : 1);
        String ten = String.format(
                Locale.ROOT, "%02d%02d%02d%04d", birthday.getYear() % 100, month, birthday.getDayOfMonth(), serial);
        int check = (10 - weighted(ten, PERSONAL_WEIGHTS) % 10) % 10;
        return new PersonalNumber(ten + check);
    }

    /**
     * A Polish account.
     *
     * @param bank the eight digits of bank and branch
     * @param number the sixteen digits that the bank gives
     */
    static Iban account(String bank, String number) {
        BigInteger rotated = new BigInteger(bank + number + "252100");
        int check = 98 - rotated.mod(BigInteger.valueOf(97)).intValue();
        return new Iban(String.format(Locale.ROOT, "PL%02d%s%s", check, bank, number));
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }
}
