package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A structured invoice of the Polish national system (KSeF): FA(2) and FA(3), by the names of their elements. Source of
 * the form: the Ministry of Finance's schemas "FA (2)" and "FA (3)".
 * <p>
 * Of several terms of payment the last counts: before it not all of the amount is due. A term in words ("14 days after
 * delivery") is noted, not reckoned. The invoice's own KSeF number does not stand in it.
 */
final class KsefInvoice {

    private static final Pattern FORM = Pattern.compile("FA \\((\\d)\\)");
    private static final String FACTOR = "1";

    private final Part invoice;
    private final Part body;
    private final Draft draft = new Draft(0);

    private KsefInvoice(Part invoice, Part body) {
        this.invoice = invoice;
        this.body = body;
    }

    static ParsedReceivables read(Part root) {
        Part form = root.find("Naglowek", "KodFormularza");
        String code = form == null ? "" : form.attribute("kodSystemowy");
        Matcher known = FORM.matcher(code);
        Part body = root.find("Fa");
        if (!known.matches() || body == null) {
            throw PluginFailure.badData(
                    "ksef-form",
                    new LocalizedText(
                            "To nie jest faktura wzoru FA (2) ani FA (3), lecz '" + code
                                    + "'; wpisz jej dane ręcznie albo wczytaj ją z programu księgowego",
                            "This is no invoice of the forms FA (2) or FA (3) but '" + code
                                    + "'; enter what it says by hand, or import it from the accounting program"));
        }
        KsefInvoice ksef = new KsefInvoice(root, body);
        var record = ksef.record();
        return new ParsedReceivables(
                "KSEF_FA" + known.group(1),
                List.of(LocalizedText.same(code)),
                record.stream().toList(),
                ksef.draft.failures());
    }

    private java.util.Optional<io.dunlin.spi.erp.ReceivableRecord> record() {
        String number = draft.required("P_2", body.text("P_2"));
        Currency currency = draft.currency("KodWaluty", body.text("KodWaluty"));
        Money gross = draft.amount("P_15", draft.required("P_15", body.text("P_15")), currency);
        Money toPay = draft.amount("DoZaplaty", body.text("Rozliczenie", "DoZaplaty"), currency);
        Money payable = toPay == null ? gross : toPay;
        PartyRecord creditor = party(invoice.find("Podmiot1"));
        PartyRecord debtor = party(invoice.find("Podmiot2"));
        if (debtor == null) {
            draft.required("Podmiot2", null);
        }
        return draft.record(
                number,
                kind(),
                corrects(),
                draft.day("P_1", draft.required("P_1", body.text("P_1"))),
                dueOn(),
                new Draft.Amounts(gross, payable, paid(payable, currency)),
                creditor,
                debtor,
                payment());
    }

    private DocumentKind kind() {
        String kind = draft.required("RodzajFaktury", body.text("RodzajFaktury"));
        return switch (kind == null ? "" : kind) {
            case "KOR", "KOR_ZAL", "KOR_ROZ" -> DocumentKind.CORRECTION;
            case "ZAL" -> DocumentKind.ADVANCE;
            case "ROZ" -> DocumentKind.SETTLEMENT;
            default -> DocumentKind.INVOICE;
        };
    }

    private List<String> corrects() {
        return body.all("DaneFaKorygowanej", "NrFaKorygowanej").stream()
                .map(Part::text)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    private @Nullable LocalDate dueOn() {
        return body.all("Platnosc", "TerminPlatnosci").stream()
                .map(term ->
                        term.text("Termin") == null && term.all("TerminOpis").isEmpty()
                                ? term.text()
                                : term.text("Termin"))
                .filter(Objects::nonNull)
                .filter(term -> !term.isEmpty())
                .map(term -> draft.day("Termin", term))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable Money paid(@Nullable Money payable, @Nullable Currency currency) {
        if (payable == null || currency == null) {
            return null;
        }
        if ("1".equals(body.text("Platnosc", "Zaplacono"))) {
            return payable;
        }
        Money paid = Money.zero(currency);
        for (Part part : body.all("Platnosc", "ZaplataCzesciowa", "KwotaZaplatyCzesciowej")) {
            Money amount = draft.amount("KwotaZaplatyCzesciowej", part.text(), currency);
            paid = amount == null ? paid : paid.plus(amount);
        }
        return paid;
    }

    private Draft.Payment payment() {
        boolean factorAccount = body.find("Platnosc", "RachunekBankowyFaktora") != null;
        boolean factor = invoice.all("Podmiot3", "Rola").stream()
                .anyMatch(role -> role.text().equals(FACTOR));
        List<Part> accounts = new ArrayList<>(body.all("Platnosc", "RachunekBankowy", "NrRB"));
        accounts.addAll(body.all("Platnosc", "RachunekBankowyFaktora", "NrRB"));
        String inWords = body.all("Platnosc", "TerminPlatnosci", "TerminOpis").stream()
                .map(Part::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new Draft.Payment(
                Draft.accounts(accounts),
                "1".equals(body.text("Adnotacje", "P_18A")),
                factorAccount || factor,
                inWords.isEmpty() ? null : inWords);
    }

    private static @Nullable PartyRecord party(@Nullable Part party) {
        if (party == null) {
            return null;
        }
        String nip = party.text("DaneIdentyfikacyjne", "NIP");
        TaxNumber taxNumber = nip == null
                ? Parties.taxNumber(
                        party.text("DaneIdentyfikacyjne", "NrVatUE"), party.text("DaneIdentyfikacyjne", "KodUE"))
                : Parties.taxNumber(nip, null);
        return Parties.of(
                party.text("DaneIdentyfikacyjne", "Nazwa|PelnaNazwa"),
                taxNumber,
                "1".equals(party.text("JST")) ? PartyKind.PUBLIC_BODY : PartyKind.UNKNOWN,
                Parties.polish(
                        party.text("Adres", "AdresL1"),
                        party.text("Adres", "AdresL2"),
                        party.text("Adres", "KodKraju")),
                party.text("DaneKontaktowe", "Email"),
                party.text("DaneKontaktowe", "Telefon"));
    }
}
