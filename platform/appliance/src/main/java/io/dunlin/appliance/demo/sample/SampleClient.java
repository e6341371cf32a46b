package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/** The four clients of the sample firm, each with its own trade, its own ERP and its own way of numbering invoices. */
@SuppressWarnings("ImmutableEnumChecker") // values of the SPI never change
public enum SampleClient {
    LABEDZ(
            "Łabędź Materiały Budowlane sp. z o.o.",
            "751300004",
            "0000100200300401",
            "kierownik.budowa",
            9_100,
            240_000) {
        @Override
        String number(int serial, LocalDate issuedOn) {
            return String.format(Locale.ROOT, "FV/%d/%02d/%d", serial, issuedOn.getMonthValue(), issuedOn.getYear());
        }
    },
    ZORZA("Zorza Spedycja sp. z o.o.", "583900017", "0000100200300509", "kierownik.budowa", 35_000, 880_000) {
        @Override
        String number(int serial, LocalDate issuedOn) {
            return String.format(Locale.ROOT, "ZS-%d-%05d", issuedOn.getYear(), serial);
        }
    },
    KROCHMAL(
            "Krochmal Pralnia Przemysłowa S.A.", "778140002", "0000100200300607", "kierownik.uslugi", 24_000, 310_000) {
        @Override
        String number(int serial, LocalDate issuedOn) {
            return String.format(Locale.ROOT, "F %d/%02d/K", serial, issuedOn.getYear() % 100);
        }
    },
    SOWA("Światłowód Sowa sp. z o.o.", "956220003", "0000100200300705", "kierownik.uslugi", 5_900, 19_900) {
        @Override
        String number(int serial, LocalDate issuedOn) {
            return String.format(Locale.ROOT, "%d/%02d/%07d", issuedOn.getYear(), issuedOn.getMonthValue(), serial);
        }
    };

    private static final String BANK = "10205558";

    private final String title;
    private final TaxNumber taxNumber;
    private final Iban account;
    private final String manager;
    private final int smallestGrosz;
    private final int largestGrosz;

    SampleClient(String title, String nine, String accountNumber, String manager, int smallestGrosz, int largestGrosz) {
        this.title = title;
        this.taxNumber = nextTaxNumber(nine);
        this.account = CheckDigits.account(BANK, accountNumber);
        this.manager = manager;
        this.smallestGrosz = smallestGrosz;
        this.largestGrosz = largestGrosz;
    }

    /** An invoice's number as this client writes it. */
    abstract String number(int serial, LocalDate issuedOn);

    public String title() {
        return title;
    }

    public TaxNumber taxNumber() {
        return taxNumber;
    }

    /** Where debtors pay. */
    public Iban account() {
        return account;
    }

    /** The login of the manager in charge. */
    public String manager() {
        return manager;
    }

    public static SampleClient of(TaxNumber taxNumber) {
        return Arrays.stream(values())
                .filter(client -> client.taxNumber.equals(taxNumber))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No client of the sample firm"));
    }

    /** The account that belongs to one customer alone; only Sowa gives such accounts. */
    Iban virtualAccount(int customer) {
        return CheckDigits.account(BANK, String.format(Locale.ROOT, "77%014d", customer));
    }

    int smallestGrosz() {
        return smallestGrosz;
    }

    int largestGrosz() {
        return largestGrosz;
    }

    /** The first valid number that begins with eight of the given digits. */
    private static TaxNumber nextTaxNumber(String nine) {
        for (int last = 0; last < 100; last++) {
            String ten = nine.substring(0, 8) + String.format(Locale.ROOT, "%02d", last);
            if (TaxNumber.find(ten).isPresent()) {
                return TaxNumber.nip(ten);
            }
        }
        throw new IllegalArgumentException("No valid tax number begins with " + nine);
    }
}
