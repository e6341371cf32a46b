package io.dunlin.core.triage.facts;

import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads payment advices out of the texts of attached files, in Polish, English and German: a table whose head names a
 * document and an amount, or lines that each hold a number of an invoice and end in an amount. Of several columns of
 * amounts the one that is paid counts. A file that is no advice, for example an invoice, gives none.
 */
public final class PaymentAdvices {

    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST_ROW = 500;
    private static final int MOST_LINES = 500;
    private static final int MOST_FILES = 10;
    private static final int MOST_DIGITS = 13;
    private static final int LONGEST_NUMBER = 60;

    private static final Pattern CELLS = Pattern.compile("\\t|;|\\|| {2,}");
    private static final Pattern ADVICE = Pattern.compile(
            "awiz|specyfikacj|zestawienie (?:platnosci|przelew|zaplac)|rozliczenie (?:przelewu|platnosci|wplaty)|remittance|payment advice|advice of payment"
                    + "|settlement advice|zahlungsavis|avis\\b|zahlungsaufstellung|uberweisungsavis|lista platnosci");
    private static final Pattern NUMBER_HEAD = Pattern.compile(
            "faktur|dokument|nr dok|numer dok|tytul|invoice|inv\\.? ?no|document|reference|your ref|rechnung|beleg|re-nr|rg-nr|factura|numar");
    private static final Pattern PAID_HEAD = Pattern.compile(
            "zaplac|platn|do zapl|przelew|wyplat|rozlicz|paid|payment|remit|settled|zahl|bezahlt|uberw|platit|achitat");
    private static final Pattern AMOUNT_HEAD = Pattern.compile(
            "kwota|brutto|wartosc|suma|saldo|amount|gross|value|total|balance|betrag|summe|wert|suma|valoare");
    private static final Pattern NO_AMOUNT_HEAD = Pattern.compile(
            "data|dat[ey]|termin|datum|fallig|due|waluta|currency|wahrung|vat|mwst|skonto|rabat|discount|abzug|potrac|deduct|nip|konto|account|lp\\b|pos\\b");
    private static final Pattern TOTAL = Pattern.compile(
            "^(?:lp )?\\W{0,3}(?:razem|suma|ogolem|lacznie|do zaplaty razem|kwota przelewu|total|grand total|sum|payment total|summe|gesamt|gesamtbetrag|uberweisungsbetrag|zahlbetrag gesamt)");
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\p{L}\\d/.,-])(?<open>\\()?(?<sign>[-–−] ?)?(?:(?:PLN|EUR|USD|GBP|CHF|RON|€|£|\\$) ?)?(?<n>\\d{1,3}(?:[ \\u00a0\\u202f.,']\\d{3})+(?:[.,]\\d{2})?|\\d{1,9}(?:[.,]\\d{1,2})?)(?<end>[-–−])?(?:[ \\u00a0]?(?:zł|zl|PLN|EUR|USD|GBP|CHF|RON|€|£|\\$))?\\)?(?![\\p{L}\\d/])");
    private static final Pattern DECIMALS = Pattern.compile(".*[.,]\\d{2}");
    private static final Pattern CURRENCY = Pattern.compile("\\b(PLN|EUR|USD|GBP|CHF|RON|CZK)\\b|(zł)|(€)|(£)");

    private PaymentAdvices() {}

    /**
     * @param expected whether the mail itself speaks of a payment: then a table of documents and amounts is enough, else the
     *     file must call itself an advice
     * @param fallback the currency of a file that names none
     */
    public static List<PaymentAdvice> in(List<Attachment> attachments, boolean expected, Currency fallback) {
        List<PaymentAdvice> advices = new ArrayList<>();
        for (Attachment attachment : attachments) {
            boolean readable =
                    attachment.status() == Attachment.Status.TEXT || attachment.status() == Attachment.Status.OCR;
            if (readable && advices.size() < MOST_FILES) {
                in(attachment.name(), attachment.text(), expected, fallback).ifPresent(advices::add);
            }
        }
        return List.copyOf(advices);
    }

    /**
     * The numbers of the column of documents in a table that stands in the text of a mail: under a head that names a document
     * and an amount, in rows of as many cells.
     */
    public static List<String> numbersInTables(String text) {
        Table table = new Table(Currency.getInstance("EUR"));
        text.lines()
                .limit(MOST_LINES)
                .filter(line -> CELLS.matcher(line.strip()).find())
                .forEach(table::headedRow);
        return table.lines.values().stream().map(PaymentAdvice.Line::invoice).toList();
    }

    static Optional<PaymentAdvice> in(String file, String text, boolean expected, Currency fallback) {
        boolean callsItselfOne = ADVICE.matcher(FoldedText.fold(file)).find()
                || ADVICE.matcher(FoldedText.fold(text.substring(0, Math.min(text.length(), 3_000))))
                        .find();
        if (!callsItselfOne && !expected) {
            return Optional.empty();
        }
        Currency currency = currencyOf(text, fallback);
        Table table = new Table(currency);
        text.lines().limit(MOST_ROWS).forEach(table::row);
        return table.advice(file, callsItselfOne);
    }

    /** The rows of a file, one after the other. */
    private static final class Table {

        private final Currency currency;
        private @Nullable Head head;
        private final Map<String, PaymentAdvice.Line> lines = new LinkedHashMap<>();
        private @Nullable Money statedTotal;

        Table(Currency currency) {
            this.currency = currency;
        }

        void row(String written) {
            String row = written.substring(0, Math.min(written.length(), LONGEST_ROW))
                    .strip();
            if (row.isEmpty() || lines.size() >= MOST_LINES) {
                return;
            }
            List<String> cells = cells(written.substring(0, Math.min(written.length(), LONGEST_ROW)));
            String folded = FoldedText.fold(row);
            Optional<Head> found = Head.of(cells);
            if (found.isPresent()) {
                head = found.get();
                return;
            }
            if (TOTAL.matcher(folded).find()) {
                amountIn(cells).map(this::money).ifPresent(total -> statedTotal = total);
                return;
            }
            Head known = head;
            Optional<String> number = known != null && known.fits(cells)
                    ? number(cells.get(known.number()))
                    : InvoiceNumbers.find(row).stream().map(Found::value).findFirst();
            Optional<BigDecimal> amount =
                    known != null && known.fits(cells) ? wholeAmount(cells.get(known.amount())) : amountIn(cells);
            if (number.isPresent() && amount.isPresent() && amount.get().signum() != 0) {
                PaymentAdvice.Line line = new PaymentAdvice.Line(number.get(), money(amount.get()), row);
                // The same line twice, as on a page that repeats its head, is one.
                PaymentAdvice.Line before = lines.putIfAbsent(number.get() + " " + amount.get(), line);
                assert before == null || before.invoice().equals(line.invoice());
            }
        }

        /** A head, or a row that fits the one above it. */
        void headedRow(String written) {
            boolean fits = head != null && head.fits(cells(written));
            if (fits || Head.of(cells(written)).isPresent()) {
                row(written);
            }
        }

        Optional<PaymentAdvice> advice(String file, boolean callsItselfOne) {
            boolean telling = callsItselfOne || head != null;
            return lines.isEmpty() || !telling
                    ? Optional.empty()
                    : Optional.of(new PaymentAdvice(file, List.copyOf(lines.values()), statedTotal));
        }

        private Money money(BigDecimal amount) {
            return new Money(amount.setScale(currency.getDefaultFractionDigits()), currency);
        }
    }

    /**
     * The head of a table.
     *
     * @param cells how many its rows have
     */
    private record Head(int cells, int number, int amount) {

        static Optional<Head> of(List<String> cells) {
            List<String> folded = cells.stream().map(FoldedText::fold).toList();
            boolean figures =
                    cells.stream().anyMatch(cell -> wholeAmount(cell).isPresent() && !cell.matches("\\d{1,2}"));
            OptionalInt number = first(
                    folded,
                    cell -> NUMBER_HEAD.matcher(cell).find()
                            && !DATE_WORD.matcher(cell).find());
            Predicate<String> mayBeAmount =
                    cell -> !NO_AMOUNT_HEAD.matcher(cell).find();
            OptionalInt paid = last(folded, cell -> PAID_HEAD.matcher(cell).find() && mayBeAmount.test(cell));
            OptionalInt amount = paid.isPresent()
                    ? paid
                    : last(folded, cell -> AMOUNT_HEAD.matcher(cell).find() && mayBeAmount.test(cell));
            boolean head =
                    !figures && number.isPresent() && amount.isPresent() && number.getAsInt() != amount.getAsInt();
            return head ? Optional.of(new Head(cells.size(), number.getAsInt(), amount.getAsInt())) : Optional.empty();
        }

        private static final Pattern DATE_WORD = Pattern.compile("\\b(?:data|date|datum|termin)\\b");

        boolean fits(List<String> row) {
            return row.size() == cells;
        }

        private static OptionalInt first(List<String> cells, Predicate<String> which) {
            for (int i = 0; i < cells.size(); i++) {
                if (which.test(cells.get(i))) {
                    return OptionalInt.of(i);
                }
            }
            return OptionalInt.empty();
        }

        private static OptionalInt last(List<String> cells, Predicate<String> which) {
            for (int i = cells.size() - 1; i >= 0; i--) {
                if (which.test(cells.get(i))) {
                    return OptionalInt.of(i);
                }
            }
            return OptionalInt.empty();
        }
    }

    /** A table's cells; one that a spreadsheet left empty keeps its place. */
    private static List<String> cells(String row) {
        boolean tabs = row.indexOf('\t') >= 0;
        String body = tabs && row.startsWith("\t") ? row.substring(1) : row.strip();
        List<String> cells = new ArrayList<>();
        for (String cell : (tabs ? Pattern.compile("\t") : CELLS).split(body, -1)) {
            cells.add(cell.strip().replaceAll("^\"|\"$", ""));
        }
        return cells;
    }

    private static Optional<String> number(String cell) {
        boolean likely = cell.chars().anyMatch(Character::isDigit)
                && cell.length() <= LONGEST_NUMBER
                && !DATE.matcher(cell).matches();
        if (!likely) {
            return Optional.empty();
        }
        List<Found<String>> found = InvoiceNumbers.find(cell);
        return Optional.of(found.isEmpty() ? cell : found.getFirst().value());
    }

    /** The last figures with decimals in a row, which is where what is paid stands. */
    private static Optional<BigDecimal> amountIn(List<String> cells) {
        for (int i = cells.size() - 1; i >= 0; i--) {
            String cell = DATE.matcher(cells.get(i)).replaceAll(" ");
            Matcher matcher = AMOUNT.matcher(cell);
            Optional<BigDecimal> last = Optional.empty();
            while (matcher.find()) {
                if (DECIMALS.matcher(matcher.group("n")).matches()) {
                    last = value(matcher);
                }
            }
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> wholeAmount(String cell) {
        Matcher matcher = AMOUNT.matcher(cell);
        return !DATE.matcher(cell).matches() && matcher.find() && matcher.start() == 0 && matcher.end() == cell.length()
                ? value(matcher)
                : Optional.empty();
    }

    private static Optional<BigDecimal> value(Matcher matcher) {
        String figures = matcher.group("n");
        int point = Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','));
        boolean decimal = point >= 0 && figures.length() - point - 1 <= 2;
        String whole = (decimal ? figures.substring(0, point) : figures).replaceAll("\\D", "");
        String part = decimal ? figures.substring(point + 1) : "0";
        if (whole.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(whole + "." + part);
        boolean negative =
                matcher.group("sign") != null || matcher.group("end") != null || matcher.group("open") != null;
        return Optional.of(negative ? value.negate() : value);
    }

    private static Currency currencyOf(String text, Currency fallback) {
        Matcher matcher = CURRENCY.matcher(text.substring(0, Math.min(text.length(), 20_000)));
        if (!matcher.find()) {
            return fallback;
        }
        String code = matcher.group(1) != null
                ? matcher.group(1)
                : matcher.group(2) != null ? "PLN" : matcher.group(3) != null ? "EUR" : "GBP";
        return Currency.getInstance(code);
    }
}
