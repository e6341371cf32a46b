package io.dunlin.plugin.bankmt940;

import java.util.Locale;

/** A bank's way of filling {@code :86:}. */
enum Dialect {
    /** PKO BP: {@code ~20}, each subfield on its own line. */
    PKO('~', "1020"),
    /** ING Bank Śląski: two {@code :86:}, the second with {@code ~}; the account in {@code ~29}. */
    ING('~', "1050"),
    /** mBank: prose with {@code od: …; tyt.: …; TNR: …}. */
    MBANK(Dialect.NONE, "1140"),
    /** Bank Pekao: {@code ^20}, several subfields on a line. */
    PEKAO('^', "1240"),
    /** BNP Paribas: as Pekao, padded amounts. */
    BNP('^', "1600", "2030"),
    /** Nest Bank: {@code <20}; the name in {@code <27} to {@code <29}. */
    NEST('<', "1870"),
    /** DNB: {@code +20}. */
    DNB('+', "1370"),
    /** German banks: {@code ?20} with SEPA tags such as {@code SVWZ+}. On a Polish account the same mark is {@link #SUBFIELDS}. */
    GERMAN('?'),
    /** Tags between slashes: {@code /REMI/}, {@code /EREF/}. */
    SLASH(Dialect.NONE),
    /** Details in {@code :NS:} lines. */
    NON_SWIFT(Dialect.NONE),
    /** Subfields with another separator than the banks above. */
    SUBFIELDS(Dialect.NONE),
    /** Free text. */
    GENERIC(Dialect.NONE);

    static final char NONE = '\0';

    private final char separator;
    /** First digits of sort codes, between spaces. */
    private final String polishBanks;

    Dialect(char separator, String... polishBanks) {
        this.separator = separator;
        this.polishBanks = " " + String.join(" ", polishBanks) + " ";
    }

    /** The name in headings and settings. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    char separator() {
        return separator;
    }

    /** Whether 27 to 29 hold the other side and not the title. */
    boolean namesBehindTitle() {
        return this == ING || this == NEST;
    }

    static Dialect ofBank(String account) {
        String bank = AccountNumber.polishBank(account);
        for (Dialect dialect : values()) {
            if (!bank.isEmpty() && dialect.polishBanks.contains(" " + bank + " ")) {
                return dialect;
            }
        }
        return GENERIC;
    }

    /** The dialect of subfields with a separator, on an account, in one or two {@code :86:}. */
    static Dialect ofSeparator(char separator, String account, boolean secondDetails) {
        Dialect bank = ofBank(account);
        if (bank.separator == separator) {
            return bank;
        }
        return switch (separator) {
            case '~' -> secondDetails ? ING : PKO;
            case '^' -> PEKAO;
            case '<' -> NEST;
            case '+' -> DNB;
            case '?' -> AccountNumber.isPolish(account) ? SUBFIELDS : GERMAN;
            default -> SUBFIELDS;
        };
    }
}
