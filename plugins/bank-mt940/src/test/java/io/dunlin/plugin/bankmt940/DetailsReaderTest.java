package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.field.Field61;
import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.value.Money;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

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
                List.of("020?00PRZELEW?20FV 1/2026?21za towar?32Budex?38PL86116022020000000355667701"), polish, null);
        assertThat(question.dialect()).isEqualTo(Dialect.SUBFIELDS);
        assertThat(question.title()).isEqualTo("FV 1/2026 za towar");
        assertThat(question.counterparty().account()).isEqualTo("PL86116022020000000355667701");
        Details less = DetailsReader.read(List.of("020<00PRZELEW<20FV 1/2026<27i inne<32Budex"), polish, null);
        assertThat(less.title()).isEqualTo("FV 1/2026 i inne");
        assertThat(less.counterparty().name()).isEqualTo("Budex");
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

    private static Details read(String text) {
        return DetailsReader.read(List.of(text), "", null);
    }
}
