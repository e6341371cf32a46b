package io.dunlin.plugin.erpfile;

import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a receivable of a row, or says why not. Knows the rows before, to see contradictions and repeats. */
final class ReceivableReader {

    private static final int LONGEST_NUMBER = 256;
    private static final int LONGEST_REF = 190;
    private static final Pattern LIST = Pattern.compile("\\s*[;,]\\s*");

    private final Vocabulary vocabulary;
    private final PartyReader parties;
    private final Currency otherwise;
    private final Optional<String> headerCurrency;
    private final PartyLedger debtors = new PartyLedger(Field.DEBTOR_NAME);
    private final PartyLedger creditors = new PartyLedger(Field.CREDITOR_NAME);
    private final Map<String, Long> lineByRef = new HashMap<>();

    ReceivableReader(Vocabulary vocabulary, FileSettings settings, ColumnMapping mapping) {
        this.vocabulary = vocabulary;
        this.parties = new PartyReader(vocabulary, settings.country());
        this.otherwise = settings.currency();
        this.headerCurrency = mapping.headerCurrency();
    }

    /** The receivable, or null where the row's failures say why there is none. */
    @Nullable
    ReceivableRecord read(RowCells cells) {
        String number = number(cells);
        PartyRecord debtor = parties.debtor(cells);
        PartyRecord creditor = parties.creditor(cells);
        RowAmounts amounts = RowAmounts.read(cells, headerCurrency, otherwise);
        LocalDate issuedOn = cells.date(Field.ISSUED_ON);
        LocalDate dueOn = cells.date(Field.DUE_ON);
        List<String> corrects = cells.text(Field.CORRECTS)
                .map(LIST::splitAsStream)
                .map(Stream::toList)
                .orElse(List.of());
        DocumentKind kind = amounts == null ? null : kind(cells, amounts, !corrects.isEmpty());
        List<Iban> accounts = accounts(cells);
        String ksefNumber = cells.value(
                Field.KSEF_NUMBER,
                cells.text(Field.KSEF_NUMBER),
                KsefNumber::find,
                "To nie jest numer KSeF z poprawną sumą kontrolną.",
                "Not a KSeF number with a right check sum.");
        boolean splitPayment = flag(cells, Field.SPLIT_PAYMENT);
        boolean assigned = flag(cells, Field.ASSIGNED_TO_FACTOR);
        if (debtor != null) {
            debtor = debtors.enter(debtor, cells);
        }
        if (creditor != null) {
            creditor = creditors.enter(creditor, cells);
        }
        ExternalRef ref = number == null ? null : ref(cells, number, creditor);
        if (cells.failed() || number == null || debtor == null || amounts == null || kind == null || ref == null) {
            return null;
        }
        return new ReceivableRecord(
                ref,
                number,
                kind,
                corrects,
                issuedOn,
                dueOn,
                amounts.gross(),
                amounts.payable(),
                amounts.paid(),
                creditor,
                debtor,
                accounts,
                ksefNumber,
                splitPayment,
                assigned,
                cells.text(Field.NOTE).orElse(null));
    }

    private static @Nullable String number(RowCells cells) {
        Optional<String> text = cells.text(Field.NUMBER);
        if (text.isEmpty() && !cells.failed()) {
            cells.fail(
                    Field.NUMBER,
                    "",
                    "Brak numeru dokumentu; uzupełnij go.",
                    "The document number is missing; add it.");
        }
        return cells.value(
                Field.NUMBER,
                text,
                number -> Optional.of(number).filter(n -> n.length() <= LONGEST_NUMBER),
                "Numer dokumentu ma najwyżej 256 znaków.",
                "A document number has at most 256 characters.");
    }

    /** Where the source does not say the kind, less than nothing can only be a correction downwards. */
    private @Nullable DocumentKind kind(RowCells cells, RowAmounts amounts, boolean corrects) {
        Optional<String> said = cells.text(Field.KIND);
        if (said.isEmpty()) {
            return corrects || amounts.gross().isNegative() ? DocumentKind.CORRECTION : DocumentKind.INVOICE;
        }
        DocumentKind kind = cells.value(
                Field.KIND,
                said,
                text -> vocabulary.value("documentKind", text).map(DocumentKind::valueOf),
                "Nieznany rodzaj dokumentu; wpisz na przykład faktura, korekta, zaliczka, nota.",
                "Unknown kind of document; write for example invoice, correction, advance, debit note.");
        if (kind == DocumentKind.INVOICE && amounts.gross().isNegative()) {
            cells.fail(
                    Field.GROSS,
                    amounts.gross().toString(),
                    "Faktura nie może mieć ujemnej kwoty; popraw kwotę albo rodzaj dokumentu.",
                    "An invoice cannot be negative; correct the amount or the kind.");
        }
        return kind;
    }

    private static List<Iban> accounts(RowCells cells) {
        List<Iban> accounts = new ArrayList<>();
        for (String text : cells.text(Field.ACCOUNT).map(LIST::split).orElse(new String[0])) {
            Iban.find(text)
                    .ifPresentOrElse(
                            accounts::add,
                            () -> cells.fail(
                                    Field.ACCOUNT,
                                    text,
                                    "To nie jest numer rachunku z poprawną sumą kontrolną; w arkuszu zapisz go jako tekst.",
                                    "Not an account number with right check digits; write it as text in the sheet."));
        }
        return accounts;
    }

    private boolean flag(RowCells cells, Field field) {
        Boolean flag = cells.value(
                field,
                cells.text(field),
                text -> vocabulary.value("flag", text).map(Boolean::valueOf),
                "Wpisz tak albo nie.",
                "Write yes or no.");
        return flag != null && flag;
    }

    /** The source's key; where it has none, the document number within its creditor. */
    private @Nullable ExternalRef ref(RowCells cells, String number, @Nullable PartyRecord creditor) {
        boolean own = cells.text(Field.EXTERNAL_ID).isPresent();
        TaxNumber owner = creditor == null ? null : creditor.taxNumber();
        String key = cells.text(Field.EXTERNAL_ID).orElse(owner == null ? number : owner + " " + number);
        Field field = own ? Field.EXTERNAL_ID : Field.NUMBER;
        if (key.length() > LONGEST_REF) {
            cells.fail(
                    field,
                    key,
                    "Klucz należności ma najwyżej 190 znaków; dodaj kolumnę z krótszym identyfikatorem.",
                    "A receivable's key has at most 190 characters; add a column with a shorter key.");
            return null;
        }
        Long earlier = lineByRef.putIfAbsent(key, cells.line());
        if (earlier != null) {
            cells.fail(
                    field,
                    key,
                    "Ta sama wartość stoi już w wierszu " + earlier + "; usuń powtórzenie albo dodaj kolumnę z"
                            + " niepowtarzalnym identyfikatorem należności.",
                    "The same value stands in row " + earlier + " already; remove the repeat, or add a column with a"
                            + " unique key of the receivable.");
            return null;
        }
        return new ExternalRef(key);
    }
}
