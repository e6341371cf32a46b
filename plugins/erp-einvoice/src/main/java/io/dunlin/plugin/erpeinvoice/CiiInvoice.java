package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.TaxNumber;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cross-industry invoice (UN/CEFACT CII), as EN 16931, Factur-X and ZUGFeRD have it; the first ZUGFeRD wrote the same
 * under other names.
 */
final class CiiInvoice {

    private static final String TRANSACTION = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction";
    private static final String AGREEMENT = "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement";
    private static final String SETTLEMENT = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement";
    private static final String TOTALS =
            "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation";

    private final Part invoice;
    private final Draft draft = new Draft(0);

    private CiiInvoice(Part invoice) {
        this.invoice = invoice;
    }

    static ParsedReceivables read(Part root) {
        CiiInvoice cii = new CiiInvoice(root);
        Optional<ReceivableRecord> record = cii.record();
        String profile = root.text(
                "ExchangedDocumentContext|SpecifiedExchangedDocumentContext",
                "GuidelineSpecifiedDocumentContextParameter",
                "ID");
        return new ParsedReceivables(
                "CII",
                List.of(LocalizedText.same(profile == null ? "CII" : profile)),
                record.stream().toList(),
                cii.draft.failures());
    }

    private Optional<ReceivableRecord> record() {
        Part document = invoice.find("ExchangedDocument|HeaderExchangedDocument");
        String code = document == null ? null : document.text("TypeCode");
        DocumentKind kind = Codes.kind(code);
        boolean minus = kind == DocumentKind.CREDIT_NOTE;
        Part totals = invoice.find(TRANSACTION, SETTLEMENT, TOTALS);
        Currency currency = draft.currency("InvoiceCurrencyCode", currencyCode(totals));
        String grossText = totals == null ? null : totals.text("GrandTotalAmount");
        String payableText = totals == null ? null : totals.text("DuePayableAmount");
        String either = payableText == null ? grossText : payableText;
        Money payable = draft.amount("DuePayableAmount", draft.required("DuePayableAmount", either), currency);
        Money gross = grossText == null ? payable : draft.amount("GrandTotalAmount", grossText, currency);
        PartyRecord debtor = party(invoice.find(TRANSACTION, AGREEMENT, "BuyerTradeParty"));
        if (debtor == null) {
            draft.required("BuyerTradeParty", null);
        }
        return draft.record(
                draft.required("ID", document == null ? null : document.text("ID")),
                kind,
                invoice.all(TRANSACTION, SETTLEMENT, "InvoiceReferencedDocument", "IssuerAssignedID|ID").stream()
                        .map(Part::text)
                        .filter(number -> !number.isEmpty())
                        .distinct()
                        .toList(),
                draft.day("IssueDateTime", document == null ? null : document.text("IssueDateTime", "DateTimeString")),
                draft.day(
                        "DueDateDateTime",
                        invoice.text(
                                TRANSACTION,
                                SETTLEMENT,
                                "SpecifiedTradePaymentTerms",
                                "DueDateDateTime",
                                "DateTimeString")),
                new Draft.Amounts(
                        minus && gross != null ? gross.negated() : gross,
                        minus && payable != null ? payable.negated() : payable,
                        null),
                party(invoice.find(TRANSACTION, AGREEMENT, "SellerTradeParty")),
                debtor,
                new Draft.Payment(
                        Draft.accounts(invoice.all(
                                TRANSACTION,
                                SETTLEMENT,
                                "SpecifiedTradeSettlementPaymentMeans",
                                "PayeePartyCreditorFinancialAccount",
                                "IBANID")),
                        false,
                        Codes.ofFactor(code),
                        Draft.note(
                                totals == null ? null : totals.text("TotalPrepaidAmount"),
                                invoice.text(TRANSACTION, SETTLEMENT, "SpecifiedTradePaymentTerms", "Description"))));
    }

    /** The first ZUGFeRD could leave the code out, as each amount names its currency. */
    private @Nullable String currencyCode(@Nullable Part totals) {
        String code = invoice.text(TRANSACTION, SETTLEMENT, "InvoiceCurrencyCode");
        Part amount = code == null && totals != null ? totals.find("DuePayableAmount|GrandTotalAmount") : null;
        String ofAmount = amount == null ? "" : amount.attribute("currencyID");
        return code == null && !ofAmount.isEmpty() ? ofAmount : code;
    }

    private static @Nullable PartyRecord party(@Nullable Part party) {
        if (party == null) {
            return null;
        }
        Part address = party.find("PostalTradeAddress");
        String country = address == null ? null : address.text("CountryID");
        TaxNumber taxNumber = party.all("SpecifiedTaxRegistration", "ID").stream()
                .filter(id -> !id.attribute("schemeID").equals("FC"))
                .map(id -> Parties.taxNumber(id.text(), country))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String contact = "DefinedTradeContact";
        return Parties.of(
                party.text("Name"),
                taxNumber,
                PartyKind.UNKNOWN,
                address == null
                        ? null
                        : Parties.of(
                                address.text("LineOne"),
                                address.text("PostcodeCode"),
                                address.text("CityName"),
                                country),
                party.text(contact, "EmailURIUniversalCommunication", "URIID"),
                party.text(contact, "TelephoneUniversalCommunication", "CompleteNumber"));
    }
}
