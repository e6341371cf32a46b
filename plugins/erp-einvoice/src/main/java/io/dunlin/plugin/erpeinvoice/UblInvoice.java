package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note in UBL 2.1 (OASIS) as EN 16931 and Peppol have it. What is to be paid is what the document
 * says after what was paid in advance.
 */
final class UblInvoice {

    private final Part invoice;
    private final Draft draft = new Draft(0);

    private UblInvoice(Part invoice) {
        this.invoice = invoice;
    }

    static ParsedReceivables read(Part root) {
        UblInvoice ubl = new UblInvoice(root);
        Optional<ReceivableRecord> record = ubl.record();
        String profile = Objects.requireNonNullElse(root.text("CustomizationID"), "UBL");
        return new ParsedReceivables(
                "UBL", List.of(LocalizedText.same(profile)), record.stream().toList(), ubl.draft.failures());
    }

    private Optional<ReceivableRecord> record() {
        String code = invoice.text("InvoiceTypeCode|CreditNoteTypeCode");
        DocumentKind kind = invoice.name().equals("CreditNote") ? DocumentKind.CREDIT_NOTE : Codes.kind(code);
        boolean minus = kind == DocumentKind.CREDIT_NOTE;
        Currency currency = draft.currency("DocumentCurrencyCode", invoice.text("DocumentCurrencyCode"));
        Part total = invoice.find("LegalMonetaryTotal");
        String payableText = total == null ? null : total.text("PayableAmount");
        String grossText = total == null ? null : total.text("TaxInclusiveAmount");
        Money payable = draft.amount("PayableAmount", draft.required("PayableAmount", payableText), currency);
        Money gross = grossText == null ? payable : draft.amount("TaxInclusiveAmount", grossText, currency);
        PartyRecord debtor = party(invoice.find("AccountingCustomerParty", "Party"));
        if (debtor == null) {
            draft.required("AccountingCustomerParty", null);
        }
        return draft.record(
                draft.required("ID", invoice.text("ID")),
                kind,
                invoice.all("BillingReference", "InvoiceDocumentReference", "ID").stream()
                        .map(Part::text)
                        .filter(number -> !number.isEmpty())
                        .distinct()
                        .toList(),
                draft.day("IssueDate", invoice.text("IssueDate")),
                dueOn(),
                new Draft.Amounts(
                        minus && gross != null ? gross.negated() : gross,
                        minus && payable != null ? payable.negated() : payable,
                        null),
                party(invoice.find("AccountingSupplierParty", "Party")),
                debtor,
                new Draft.Payment(
                        Draft.accounts(invoice.all("PaymentMeans", "PayeeFinancialAccount", "ID")),
                        false,
                        Codes.ofFactor(code),
                        Draft.note(
                                total == null ? null : total.text("PrepaidAmount"),
                                invoice.text("PaymentTerms", "Note"))));
    }

    private @Nullable LocalDate dueOn() {
        String due = invoice.text("DueDate");
        due = due == null ? invoice.text("PaymentMeans", "PaymentDueDate") : due;
        return draft.day("DueDate", due == null ? invoice.text("PaymentTerms", "PaymentDueDate") : due);
    }

    private static @Nullable PartyRecord party(@Nullable Part party) {
        if (party == null) {
            return null;
        }
        String name = party.text("PartyLegalEntity", "RegistrationName");
        Part address = party.find("PostalAddress");
        String country = address == null ? null : address.text("Country", "IdentificationCode");
        TaxNumber taxNumber = party.all("PartyTaxScheme", "CompanyID").stream()
                .map(id -> Parties.taxNumber(id.text(), country))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return Parties.of(
                name == null ? party.text("PartyName", "Name") : name,
                taxNumber,
                PartyKind.UNKNOWN,
                address == null
                        ? null
                        : Parties.of(
                                address.text("StreetName"),
                                address.text("PostalZone"),
                                address.text("CityName"),
                                country),
                party.text("Contact", "ElectronicMail"),
                party.text("Contact", "Telephone"));
    }
}
