package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The files in which the clients send their open items, each as its own system writes it. */
public final class ErpFiles {

    private static final DateTimeFormatter POLISH = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter DASHED = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);

    private ErpFiles() {}

    /**
     * A file as it arrives.
     *
     * @param source the stable name of the source
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record ErpFile(String source, String name, byte[] content) {}

    public static ErpFile of(SampleClient client, SampleBook book) {
        String month = DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT).format(book.startsOn());
        String source = "erp-file:" + client.name().toLowerCase(Locale.ROOT);
        return switch (client) {
            case LABEDZ -> new ErpFile(source, "rozrachunki-" + month + ".csv", labedz(book));
            case ZORZA -> new ErpFile(source, "open-items-" + month + ".xlsx", zorza(book));
            case KROCHMAL -> new ErpFile(source, "naleznosci-" + month + ".csv", krochmal(book));
            case SOWA -> new ErpFile(source, "abonenci-" + month + ".csv", sowa(book));
        };
    }

    /** Semicolons, windows-1250, amounts with a space and a comma, a title above and a total below. */
    private static byte[] labedz(SampleBook book) {
        StringBuilder text = new StringBuilder("Rozrachunki z odbiorcami\r\nStan na dzień ")
                .append(POLISH.format(book.startsOn()))
                .append("\r\n\r\n");
        row(
                text,
                ";",
                List.of(
                        "Nr faktury",
                        "Data wystawienia",
                        "Termin płatności",
                        "Sprzedawca",
                        "NIP sprzedawcy",
                        "Kod kontrahenta",
                        "Kontrahent",
                        "Rodzaj kontrahenta",
                        "NIP",
                        "Ulica",
                        "Kod pocztowy",
                        "Miasto",
                        "E-mail",
                        "Telefon",
                        "Wartość brutto",
                        "Zapłacono",
                        "Waluta",
                        "Rachunek",
                        "MPP"));
        for (SampleReceivable item : book.of(SampleClient.LABEDZ)) {
            SampleDebtor debtor = item.debtor();
            row(
                    text,
                    ";",
                    List.of(
                            item.number(),
                            POLISH.format(item.issuedOn()),
                            POLISH.format(item.dueOn()),
                            item.client().title(),
                            hyphened(item.client().taxNumber().number()),
                            "K" + debtor.customer(),
                            debtor.name(),
                            kind(debtor.kind()),
                            taxNumber(debtor),
                            debtor.street(),
                            debtor.postalCode(),
                            debtor.city(),
                            debtor.email().value(),
                            debtor.phone().value().substring(3),
                            polish(item.gross()),
                            polish(item.paid()),
                            item.gross().currency().getCurrencyCode(),
                            item.account().value().substring(2),
                            item.splitPayment() ? "tak" : "nie"));
        }
        return text.toString().getBytes(Charset.forName("windows-1250"));
    }

    /** Commas and quotation marks, ISO-8859-2, ISO dates, a decimal comma. */
    private static byte[] krochmal(SampleBook book) {
        StringBuilder text = new StringBuilder();
        quoted(
                text,
                List.of(
                        "Numer faktury",
                        "Data faktury",
                        "Płatne do",
                        "Wierzyciel",
                        "NIP wierzyciela",
                        "Nr klienta",
                        "Nazwa klienta",
                        "Typ klienta",
                        "NIP klienta",
                        "Ulica",
                        "Kod pocztowy",
                        "Miejscowość",
                        "E-mail",
                        "Telefon klienta",
                        "Brutto",
                        "Opłacono",
                        "Waluta",
                        "Nr rachunku",
                        "MPP"));
        for (SampleReceivable item : book.of(SampleClient.KROCHMAL)) {
            SampleDebtor debtor = item.debtor();
            quoted(
                    text,
                    List.of(
                            item.number(),
                            item.issuedOn().toString(),
                            item.dueOn().toString(),
                            item.client().title(),
                            item.client().taxNumber().number(),
                            String.valueOf(debtor.customer()),
                            debtor.name(),
                            kind(debtor.kind()),
                            taxNumber(debtor),
                            debtor.street(),
                            debtor.postalCode(),
                            debtor.city(),
                            debtor.email().value(),
                            debtor.phone().value(),
                            decimal(item.gross()).replace('.', ','),
                            decimal(item.paid()).replace('.', ','),
                            item.gross().currency().getCurrencyCode(),
                            item.account().grouped(),
                            item.splitPayment() ? "T" : "N"));
        }
        return text.toString().getBytes(Charset.forName("ISO-8859-2"));
    }

    /** Bars, UTF-8 with its mark, a decimal point, PESEL numbers. */
    private static byte[] sowa(SampleBook book) {
        StringBuilder text = new StringBuilder("\uFEFF");
        row(
                text,
                "|",
                List.of(
                        "Nr dokumentu",
                        "Data wystawienia",
                        "Termin zapłaty",
                        "Wystawca",
                        "NIP wystawcy",
                        "Id klienta",
                        "Imię i nazwisko",
                        "Typ klienta",
                        "PESEL",
                        "NIP",
                        "Ulica",
                        "Kod pocztowy",
                        "Miejscowość",
                        "E-mail",
                        "Komórka",
                        "Kwota brutto",
                        "Wpłacono",
                        "Waluta",
                        "Numer rachunku"));
        for (SampleReceivable item : book.of(SampleClient.SOWA)) {
            SampleDebtor debtor = item.debtor();
            row(
                    text,
                    "|",
                    List.of(
                            item.number(),
                            DASHED.format(item.issuedOn()),
                            DASHED.format(item.dueOn()),
                            item.client().title(),
                            item.client().taxNumber().number(),
                            "AB-" + debtor.customer(),
                            debtor.name(),
                            kind(debtor.kind()),
                            debtor.personalNumber() == null
                                    ? ""
                                    : debtor.personalNumber().value(),
                            taxNumber(debtor),
                            debtor.street(),
                            debtor.postalCode(),
                            debtor.city(),
                            debtor.email().value(),
                            debtor.phone().value(),
                            decimal(item.gross()),
                            decimal(item.paid()),
                            item.gross().currency().getCurrencyCode(),
                            item.account().value()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook in English: the only client with debtors abroad. */
    private static byte[] zorza(SampleBook book) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Zorza", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Open items");
            cells(
                    sheet,
                    0,
                    List.of(
                            "Invoice number",
                            "Invoice date",
                            "Due date",
                            "Seller",
                            "Seller tax number",
                            "Customer number",
                            "Customer name",
                            "Customer type",
                            "VAT number",
                            "Street",
                            "Post code",
                            "City",
                            "Country",
                            "E-mail address",
                            "Phone",
                            "Language",
                            "Gross amount",
                            "Amount paid",
                            "Currency",
                            "Bank account",
                            "Split payment"));
            int row = 1;
            for (SampleReceivable item : book.of(SampleClient.ZORZA)) {
                SampleDebtor debtor = item.debtor();
                cells(
                        sheet,
                        row++,
                        List.of(
                                item.number(),
                                item.issuedOn(),
                                item.dueOn(),
                                item.client().title(),
                                item.client().taxNumber().number(),
                                "C-" + debtor.customer(),
                                debtor.name(),
                                kind(debtor.kind()),
                                taxNumber(debtor),
                                debtor.street(),
                                debtor.postalCode(),
                                debtor.city(),
                                debtor.country(),
                                debtor.email().value(),
                                debtor.phone().value(),
                                debtor.language(),
                                item.gross().amount(),
                                item.paid().amount(),
                                item.gross().currency().getCurrencyCode(),
                                item.account().value(),
                                item.splitPayment() ? "yes" : "no"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void cells(Worksheet sheet, int row, List<?> values) {
        for (int column = 0; column < values.size(); column++) {
            switch (values.get(column)) {
                case java.time.LocalDate day -> {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }

    private static void row(StringBuilder text, String separator, List<String> cells) {
        text.append(String.join(separator, cells)).append("\r\n");
    }

    private static void quoted(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String kind(PartyKind kind) {
        return switch (kind) {
            case CONSUMER -> "konsument";
            case SOLE_TRADER -> "JDG";
            case COMPANY -> "spółka";
            case PUBLIC_BODY -> "jednostka publiczna";
            case UNKNOWN -> "nieznany";
        };
    }

    private static String taxNumber(SampleDebtor debtor) {
        return debtor.taxNumber() == null ? "" : debtor.taxNumber().toString();
    }

    private static String hyphened(String nip) {
        return nip.substring(0, 3) + "-" + nip.substring(3, 6) + "-" + nip.substring(6, 8) + "-" + nip.substring(8);
    }

    private static String decimal(Money money) {
        return money.amount().toPlainString();
    }

    /** {@code 1 234,56}. */
    static String polish(Money money) {
        return decimal(money).replace('.', ',').replaceAll("(?<=[0-9])(?=(?:[0-9]{3})+,)", " ");
    }
}
