package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.field.Field61;
import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.value.Money;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsReaderTest {

    private static final Currency PLN = Currency.getInstance("PLN");

    @Test
    void an_unknown_bank_s_separator_is_taken_where_subfield_00_comes_first() {
        Details details = read("020|00PRZELEW|20Faktura 7/2026 |32Anna Nowak");
        assertThat(details.dialect()).isEqualTo(Dialect.SUBFIELDS);
        assertThat(details.title()).isEqualTo("Faktura 7/2026");
        assertThat(details.counterparty().name()).isEqualTo("Anna Nowak");
    }

    @Test
    void a_separator_inside_the_text_does_not_cut_it() {
        assertThat(read("020~00A~20Rata ~ 3~21~15 z 20~20 razem").title()).isEqualTo("Rata ~ 3 ~15 z 20~20 razem");
    }

    @Test
    void a_title_of_full_parts_is_joined_in_the_middle_of_a_word() {
        Details details = read("020~00A~20Oplata za przesylke kuriersk~21a nr 15");
        assertThat(details.title()).isEqualTo("Oplata za przesylke kurierska nr 15");
    }

    @Test
    void text_that_only_begins_with_a_slash_is_a_title() {
        Details details = read("/VAT/4,60/IDC/5265877635/INV/FV/1/2026/TXT/drewno");
        assertThat(details.dialect()).isEqualTo(Dialect.GENERIC);
        assertThat(details.title()).startsWith("/VAT/");
    }

    @Test
    void counterparty_between_slashes_is_account_bank_and_name() {
        Details details = read("/EREF/E-1//CNTP/NL91ABNA0417164300/ABNANL2A/A. Bakker///REMI/USTD//Factuur 9/");
        assertThat(details.counterparty().name()).isEqualTo("A. Bakker");
        assertThat(details.counterparty().account()).isEqualTo("NL91ABNA0417164300");
        assertThat(details.title()).isEqualTo("Factuur 9");
    }

    @Test
    void another_separator_is_one_where_the_title_begins_with_it_too() {
        Details details = read("000>100987654321\n>20ALGEMENE TUSSENREKENING KOSTE>21N VAN TEST BANK>32Test");
        assertThat(details.dialect()).isEqualTo(Dialect.SUBFIELDS);
        assertThat(details.title()).isEqualTo("ALGEMENE TUSSENREKENING KOSTEN VAN TEST BANK");
        assertThat(details.counterparty().name()).isEqualTo("Test");
        assertThat(read("123*45 is a product").dialect()).isEqualTo(Dialect.GENERIC);
    }

    @Test
    void a_polish_bank_with_the_marks_of_others_is_read_as_polish_banks_write() {
        String polish = "PL75109014890000000100200300";
        Details question = DetailsReader.read(
                List.of("020?00PRZELEW?20FV 1/2026?21za towar?32Budex?38PL86116022020000000355667701"),
                polish,
                true,
                null);
        assertThat(question.dialect()).isEqualTo(Dialect.SUBFIELDS);
        assertThat(question.title()).isEqualTo("FV 1/2026 za towar");
        assertThat(question.counterparty().account()).isEqualTo("PL86116022020000000355667701");
        Details less = DetailsReader.read(List.of("020<00PRZELEW<20FV 1/2026<27i inne<32Budex"), polish, true, null);
        assertThat(less.title()).isEqualTo("FV 1/2026 i inne");
        assertThat(less.counterparty().name()).isEqualTo("Budex");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            166?00GUTSCHRIFT?20Rechnung 4711 vom 02.11.?21EREF: RE-4711?22IBAN: DE0212030000000020205?231 BIC: BYLADEM1001?32Weiss | Rechnung 4711 vom 02.11. | RE-4711 | DE02120300000000202051
            166?00GUTSCHRIFT?20EREF: NOTPROVIDED?21KREF: 77?22SVWZ: Miete Rg. 12/26?32Weiss | Miete Rg. 12/26 | |
            166?00GUTSCHRIFT?20EREF: E-9?21BIC: BYLADEM1001 Rg. 12/26?32Weiss | Rg. 12/26 | E-9 |
            166?00GUTSCHRIFT?20Rg. 12 auf IBAN: DE02 wie?21 vereinbart?32Weiss | Rg. 12 auf IBAN: DE02 wie vereinbart | |
            """)
    void cooperative_banks_write_tags_with_colons(
            String text, String title, @Nullable String endToEnd, @Nullable String account) {
        Details details = DetailsReader.read(List.of(text), "37040044/0532013000", true, null);
        assertThat(details.title()).isEqualTo(title);
        assertThat(details.endToEndId()).isEqualTo(endToEnd);
        assertThat(details.counterparty().account()).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PL75109014890000000100200300", "DE89370400440532013000"})
    void a_german_title_goes_on_behind_the_other_side_on_any_account(String own) {
        Details details = DetailsReader.read(
                List.of("166?00SEPA?20EREF+RE-1?21SVWZ+RG 1001, RG 1002, RG 10?2203, RG 1004"
                        + "?60und RG 1005?61 sowie RG 1006?32Weiss GmbH?31DE02120300000000202051"),
                own,
                true,
                null);
        assertThat(details.dialect()).isEqualTo(Dialect.GERMAN);
        assertThat(details.title()).isEqualTo("RG 1001, RG 1002, RG 1003, RG 1004 und RG 1005 sowie RG 1006");
        assertThat(details.endToEndId()).isEqualTo("RE-1");
        assertThat(details.counterparty().account()).isEqualTo("DE02120300000000202051");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            775 OPŁATA ZA PRZELEW ELIXIR; TNR: 179301073837504.000001            | OPŁATA ZA PRZELEW ELIXIR
            912 ODSETKI; DATA STEMPLA: 2026-11-02; TNR: 179301073837504.000002   | ODSETKI
            TNR: 179301073837504.000003                                          | TNR: 179301073837504.000003
            """)
    void a_banks_own_booking_is_called_by_its_words_alone(String text, String title) {
        Details details = read(text);
        assertThat(details.dialect()).isEqualTo(Dialect.MBANK);
        assertThat(details.title()).isEqualTo(title);
        assertThat(details.counterparty().name()).isNull();
    }

    @Test
    void a_name_in_prose_ends_at_a_semicolon() {
        Details details =
                read("INCASARE OP 125; PLATITOR: SC EXEMPLU SRL; CUI \n12345678; CONT: RO65BTRLRONCRT0123456789; "
                        + "DETALII: FACTURA 10045");
        assertThat(details.counterparty().name()).isEqualTo("SC EXEMPLU SRL");
        assertThat(details.counterparty().account()).isEqualTo("RO65BTRLRONCRT0123456789");
        assertThat(details.title()).isEqualTo("FACTURA 10045");
    }

    @Test
    void an_iban_in_the_place_of_the_ordering_bank_is_the_payers() {
        Details details =
                read("/PT/FT/PY/FV 1/2026/OB/PL86116022020000000355667701/BO/BUDEX SP. Z O.O./BO1/UL. POLNA 1");
        assertThat(details.counterparty().account()).isEqualTo("PL86116022020000000355667701");
        assertThat(details.counterparty().name()).isEqualTo("BUDEX SP. Z O.O.");
        assertThat(read("/PT/FT/PY/FV 1/OB/BANKPLPW/BO/BUDEX").counterparty().account())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /REMI/FV 1/2026/ORDP/PRZYKLAD SA/ACCW/PL86116022020000000355667701                        | PL86116022020000000355667701
            /TRCD/00102/EREF/E-1/ORDP//NAME/PRZYKLAD SA/ACCW/NL91ABNA0417164300,ABNANL2A/REMI/FV 1/2026 | NL91ABNA0417164300
            """)
    void an_account_with_a_bank_ends_a_text_between_slashes(String text, String account) {
        Details details = read(text);
        assertThat(details.title()).isEqualTo("FV 1/2026");
        assertThat(details.counterparty().name()).isEqualTo("PRZYKLAD SA");
        assertThat(details.counterparty().account()).isEqualTo(account);
    }

    @ParameterizedTest
    @CsvSource({
        "CZ6508000000192000145399, 0800, 19-2000145399, CZ6508000000192000145399",
        "CZ6508000000192000145399, 0800, 192000145399, CZ6508000000192000145399",
        "CZ6508000000192000145399, 0100, 0000002400222233, CZ2501000000002400222233",
        "SK3112000000198742637541, 1200, 0000198742637541, SK3112000000198742637541",
        "0300/123456789, 0800, 19-2000145399, 19-2000145399/0800",
        "0300/123456789, 0800, 2000145399, 2000145399/0800",
        "CZ6508000000192000145399, 0800, 0000000000000000,",
        "PL75109014890000000100200300, 11602202, 0000000355667701, PL86116022020000000355667701",
    })
    void an_account_of_bank_and_number_keeps_its_bank(
            String own, String bank, String number, @Nullable String account) {
        Details details =
                DetailsReader.read(List.of("020?00PLATBA?20VS 2026001?30" + bank + "?31" + number), own, true, null);
        assertThat(details.counterparty().account()).isEqualTo(account);
    }

    @Test
    void the_other_side_behind_the_title_is_no_title() {
        Details around =
                read("020<00Przelew<20Faktura 7<2686116022020000000355667701<27Budex S.C. ul. Polna 1<2800-001 Opole"
                        + "<32Budex S.C. ul. Polna<33 1 00-001 Opole<38");
        assertThat(around.title()).isEqualTo("Faktura 7");
        assertThat(around.counterparty().name()).isEqualTo("Budex S.C. ul. Polna 1 00-001 Opole");
        assertThat(around.counterparty().account()).isEqualTo("PL86116022020000000355667701");
        Details again = read("020<20Faktura 8<27Anna Nowak<32Anna Nowak");
        assertThat(again.title()).isEqualTo("Faktura 8");
    }

    @Test
    void a_german_part_that_is_not_full_ended_at_a_space() {
        Details details =
                read("899?00STORNO?20STORNO RECHNUNGSABSCHLUSS?21PER 01.02.2026?32GEBUEHREN MANUELL GG UST-FR?33EI");
        assertThat(details.dialect()).isEqualTo(Dialect.GERMAN);
        assertThat(details.title()).isEqualTo("STORNO RECHNUNGSABSCHLUSS PER 01.02.2026");
        assertThat(details.counterparty().name()).isEqualTo("GEBUEHREN MANUELL GG UST-FREI");
    }

    @Test
    void a_reference_holds_no_space_wherever_a_bank_cuts_it() {
        Details details = read("166?20EREF+RE-2026?21-0815?22SVWZ+Rechnung?23vom 3.11.");
        assertThat(details.endToEndId()).isEqualTo("RE-2026-0815");
        assertThat(details.title()).isEqualTo("Rechnung vom 3.11.");
    }

    @Test
    void exchange_rates_behind_the_title_are_no_title() {
        assertThat(read("641^00PRZEKAZ EURO^20Przelew środków^51PLN00001,000000^52EUR00004,362700")
                        .title())
                .isEqualTo("Przelew środków");
    }

    @Test
    void the_code_may_hold_letters_and_stand_on_a_line_of_its_own() {
        Details twice = DetailsReader.read(List.of("SD95", "SD95~00BD95OPIS\n~20Tytuł\n~32Nadawca"), "", true, null);
        assertThat(twice.dialect()).isEqualTo(Dialect.ING);
        assertThat(twice.title()).isEqualTo("Tytuł");
        Details line = read("229\n?00BONIFICATION\n?20Facture 12\n?32ABC");
        assertThat(line.dialect()).isEqualTo(Dialect.GERMAN);
        assertThat(line.title()).isEqualTo("Facture 12");
    }

    @Test
    void a_title_in_subfields_may_stand_behind_a_line_of_the_banks_own() {
        Details details = read("Przelew przychodzący\n~20Faktura FV/2026/001\n~21za usługi");
        assertThat(details.title()).isEqualTo("Faktura FV/2026/001 za usługi");
    }

    @Test
    void words_of_payments_to_offices_end_the_account_in_prose() {
        Details details = read("945 CompanyNet Przelew ZUS; na rach.: 86116022020000000355667701;\n"
                + "rodzaj składki: FP; NIP: 5265877635; TNR: 179301073837504.000001");
        assertThat(details.counterparty().account()).isEqualTo("PL86116022020000000355667701");
        assertThat(details.title()).contains("355667701; rodzaj składki");
        Details tax = read("946 COMPANYNET PRZELEW ORGAN PODATKOWY; NA RACH.: \n86116022020000000355667701; DLA: URZĄD "
                + "SKARBOWY \nWZOROWO; NAZWA ZOBOW.: BUDEX S.C.; OKRES: 26M10; TNR: 179301073837504.000001");
        assertThat(tax.counterparty().name()).isEqualTo("URZĄD SKARBOWY WZOROWO");
        assertThat(tax.counterparty().account()).isEqualTo("PL86116022020000000355667701");
    }

    @Test
    void a_slash_that_closes_a_text_is_no_part_of_it() {
        Details details = read("/EREF/RE-77//CNTP/NL68RABO01062*****/RABONL2U/Van den Berg///REMI/USTD//Factuur 12/");
        assertThat(details.endToEndId()).isEqualTo("RE-77");
        assertThat(details.counterparty().name()).isEqualTo("Van den Berg");
        assertThat(details.counterparty().account()).isEqualTo("NL68RABO01062*****");
        Details nordic = read("/TRCD/60000/\n/NAME/Beispiel AB/\n/REMI/Faktura 12345/");
        assertThat(nordic.counterparty().name()).isEqualTo("Beispiel AB");
        assertThat(nordic.title()).isEqualTo("Faktura 12345");
    }

    @Test
    void our_own_account_in_the_place_of_the_other_sides_is_not_taken_for_it() {
        Details details = DetailsReader.read(
                List.of("000>100987654321\n>20HUUR NOVEMBER\n>310390123456"), "TRIODOSBANK/0390123456", true, null);
        assertThat(details.counterparty().account()).isEqualTo("0987654321");
    }

    @Test
    void an_account_alone_on_the_second_line_of_a_booking_is_the_other_sides() {
        assertThat(Samples.between(":61:2611201120C10,00NTRFNONREF\nPL86116022020000000355667701\n:86:title", "110,00")
                        .lines()
                        .getFirst()
                        .counterparty()
                        .account())
                .isEqualTo("PL86116022020000000355667701");
        assertThat(Samples.between(":61:2611201120C10,00NTRFNONREF\nPL00116022020000000355667701\n:86:title", "110,00")
                        .lines()
                        .getFirst()
                        .counterparty()
                        .account())
                .isNull();
        assertThat(Samples.between(":61:2611201120C10,00NTRFNONREF\nPL11116022020000000355667701\n:86:title", "110,00")
                        .lines()
                        .getFirst()
                        .counterparty()
                        .account())
                .as("the bank's affair, shown as it stands")
                .isEqualTo("PL11116022020000000355667701");
    }

    @Test
    void an_account_in_the_reference_with_a_name_behind_is_the_other_sides() {
        StatementLine line = Samples.between(
                        ":61:261120C10,00N0440121470966      A. de Bakker\n:86:Factuur 12", "110,00")
                .lines()
                .getFirst();
        assertThat(line.counterparty().name()).isEqualTo("A. de Bakker");
        assertThat(line.counterparty().account()).isEqualTo("0121470966");
        assertThat(line.customerReference()).isEqualTo("0121470966");
    }

    @Test
    void an_account_without_country_stands_between_slashes_too() {
        Details details = read("/TRTP/SEPA OVERBOEKING/BBAN/53851317/NAME/De Bakker B.V./REMI/Factuur 9");
        assertThat(details.counterparty().account()).isEqualTo("53851317");
        assertThat(details.counterparty().name()).isEqualTo("De Bakker B.V.");
    }

    @Test
    void an_entry_without_a_type_code_has_its_references() throws Unreadable {
        Entry entry = Entry.read("2611201120CN220,00//19239782213");
        assertThat(entry.amount()).isEqualByComparingTo("220.00");
        assertThat(entry.typeCode()).isNull();
        assertThat(entry.bankReference()).isEqualTo("19239782213");
    }

    @Test
    void a_balance_without_a_day_is_still_one() throws Unreadable {
        Balance balance = Balance.read("C000000EUR12,50");
        assertThat(balance.on()).isNull();
        assertThat(balance.amount()).isEqualTo(Money.of("12.50", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({
        "/PL45102055581111222233334444, PL45102055581111222233334444",
        "//AT12345/12345678912/EUR, AT12345/12345678912",
        "NL11INGB0001234567EUR, NL11INGB0001234567",
        "12345678/0123456789EUR, 12345678/0123456789",
        "10020030/1234567USD, 10020030/1234567",
        "10020030/1234567XQX, 10020030/1234567XQX",
        "BANKPLPW/PL45102055581111222233334444, PL45102055581111222233334444"
    })
    void a_statement_s_account_stands_without_what_surrounds_it(String field, String account) {
        assertThat(AccountNumber.ofStatement(field)).isEqualTo(account);
    }

    @Test
    void a_polish_bank_s_code_before_the_account_makes_it_polish() {
        Details details =
                DetailsReader.read(List.of("020?00Wplata?20FV 1/2026?32Budex"), "BANKPLPW/320000546101", true, null);
        assertThat(details.dialect()).isEqualTo(Dialect.SUBFIELDS);
    }

    @Test
    void a_word_of_mbank_may_be_cut_at_the_end_of_a_line() {
        Details details = read("770 Przelew przychodzący; z rach.: 57102010130000170200551134; o\nd: STOLARNIA PRÓG;"
                + " ty\nt.: FV 77/11/2026; TNR: 261120731234567.010001");
        assertThat(details.dialect()).isEqualTo(Dialect.MBANK);
        assertThat(details.counterparty().name()).isEqualTo("STOLARNIA PRÓG");
        assertThat(details.title()).isEqualTo("FV 77/11/2026");
    }

    @Test
    void a_slash_within_a_company_s_form_ends_no_name() {
        Details details = read("/ORDP/MOBELFABRIK AALBORG A/S/ACCT/DK8030000012345678/REMI/INV 4711");
        assertThat(details.counterparty().name()).isEqualTo("MOBELFABRIK AALBORG A/S");
        assertThat(details.counterparty().account()).isEqualTo("DK8030000012345678");
    }

    @Test
    void a_title_tells_for_whom_an_agent_pays() {
        Details details = read("166?00GUTSCHRIFT?20EREF+E1?21SVWZ+EL-0820?22ABWA+Schäfer, Ute?32Inkasso-Treuhand");
        assertThat(details.title()).isEqualTo("EL-0820 (Schäfer, Ute)");
    }

    @Test
    void a_split_payment_cut_inside_a_tag_is_still_one() {
        SplitPayment split = Objects.requireNonNull(
                SplitPayment.find("/VAT/230,00/ID C/5265877635/IN V/FV/118/10/2026/TXT/za towar", PLN));
        assertThat(split.vat()).isEqualTo(Money.of("230.00", "PLN"));
        assertThat(split.taxNumber()).isEqualTo("5265877635");
        assertThat(split.invoice()).isEqualTo("FV/118/10/2026");
        assertThat(split.text()).isEqualTo("za towar");
        assertThat(SplitPayment.find("/VATICAN/ 12", PLN)).isNull();
    }

    @Test
    void a_split_payment_in_small_letters_and_without_decimals_is_one_too() {
        SplitPayment split = Objects.requireNonNull(
                SplitPayment.find("/vat/230/idc/de811569869/inv/fv/118/10/2026/txt/za towar", PLN));
        assertThat(split.vat()).isEqualTo(Money.of("230.00", "PLN"));
        assertThat(split.taxNumber()).isEqualTo("DE811569869");
        assertThat(split.invoice()).isEqualTo("fv/118/10/2026");
        assertThat(SplitPayment.find("/vat/23%/faktura 118", PLN)).isNull();
    }

    @Test
    void well_formed_entries_read_as_prowide_reads_them() throws Unreadable {
        for (String text : List.of(
                "2611201120C1230,00N152NONREF//6460500500000513",
                "2612310102DR800,5NTRFFV 1/2026//55555",
                "261120RC15,67NTRFREF",
                "261120RDN3,NMSCNONREF")) {
            Field61 theirs = new Field61(text);
            Entry ours = Entry.read(text);
            assertThat(ours.amount().abs()).isEqualByComparingTo(theirs.getAmountAsBigDecimal());
            assertThat(ours.typeCode()).isEqualTo(theirs.getTransactionType() + theirs.getIdentificationCode());
            assertThat(ours.reversal()).isEqualTo(theirs.getDebitCreditMark().startsWith("R"));
            assertThat(ours.customerReference()).isEqualTo(theirs.getReferenceForTheAccountOwner());
            assertThat(ours.bankReference()).isEqualTo(theirs.getReferenceOfTheAccountServicingInstitution());
        }
    }

    @Test
    void sepa_tags_end_a_title_whatever_their_length_and_give_the_account_that_stands_nowhere_else() {
        Details details =
                read("166?00GUTSCHRIFT?20SVWZ+Rechnung 7 C+A?21IBAN+DE02120300000000202051?22BIC+BYLADEM1001?32Muster");
        assertThat(details.title()).isEqualTo("Rechnung 7 C+A");
        assertThat(details.counterparty().account()).isEqualTo("DE02120300000000202051");
        assertThat(read("159?20SVWZ+RUECKGABE?21OCMT+EUR20,00?22CHGS+EUR3,00").title())
                .isEqualTo("RUECKGABE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            true  ^ /ORDP/PL61109010140000071219812874/BANKPLPW/Anna Nowak/BENM/Nasza Firma/REMI/FV 1 ^ Anna Nowak
            false ^ /ORDP/Nasza Firma/BENM/Drukarnia Gil/REMI/zam. 7                                  ^ Drukarnia Gil
            true  ^ /PT/FT/PY/FV 1/BN/Nasza Firma/BO/Anna Nowak                                       ^ Anna Nowak
            false ^ /PT/FT/PY/zam. 7/BN/Drukarnia Gil/BO/61109010140000071219812874/BO1/Nasza Firma   ^ Drukarnia Gil
            true  ^ Przelew; Nadawca: Anna Nowak; Odbiorca: Nasza Firma; Tytuł: FV 1                  ^ Anna Nowak
            false ^ Przelew; Nadawca: Nasza Firma; Odbiorca: Drukarnia Gil; Tytuł: zam. 7             ^ Drukarnia Gil
            """)
    void where_both_sides_are_named_it_is_the_one_that_is_not_ours(boolean ordered, String text, String name) {
        Details details = DetailsReader.read(List.of(text), "", ordered, null);
        assertThat(details.counterparty().name()).isEqualTo(name);
        assertThat(details.title()).isEqualTo(ordered ? "FV 1" : "zam. 7");
    }

    @Test
    void words_with_a_colon_inside_a_sentence_say_nothing_of_the_other_side() {
        Details details = read("Zaplata za uslugi od: marzec do: maj, tytul: dowolny");
        assertThat(details.title()).isEqualTo("Zaplata za uslugi od: marzec do: maj, tytul: dowolny");
        assertThat(details.counterparty().name()).isNull();
        assertThat(read("NADAWCA: Anna Nowak\nTYTUL: FV/REF: 5").title()).isEqualTo("FV/REF: 5");
    }

    private static Details read(String text) {
        return DetailsReader.read(List.of(text), "", true, null);
    }
}
