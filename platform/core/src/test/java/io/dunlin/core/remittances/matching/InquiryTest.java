package io.dunlin.core.remittances.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.core.remittances.policy.OpenItem;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
    private static final Money PAID = Money.of("50.00", "PLN");

    @Test
    void of_few_debtors_whose_documents_begin_alike_everything_is_to_be_known() {
        Inquiry inquiry = inquiry();
        for (int debtor = 1; debtor <= 10; debtor++) {
            inquiry.names(item(debtor, "FV/12" + debtor + "/2026", "70.00", "Firma " + debtor));
        }
        assertThat(inquiry.debtors()).hasSize(10);
    }

    @Test
    void of_many_only_of_those_to_whom_number_amount_name_or_account_point_as_well() {
        Inquiry inquiry = inquiry();
        for (int debtor = 1; debtor <= 40; debtor++) {
            inquiry.names(item(debtor, "FV/12" + debtor + "/2026", "70.00", "Firma " + debtor));
        }
        inquiry.names(item(51, "FV/1251/2026", "50.00", "Firma 51"));
        inquiry.names(item(52, "FV/1252/2026", "70.00", "Piekarnia Wzorcowa Sp. z o.o."));
        inquiry.names(item(53, "FV/12", "70.00", "Firma 53"));
        inquiry.paysFromAccountOf(new DebtorId(7));
        assertThat(inquiry.debtors())
                .containsExactlyInAnyOrder(new DebtorId(7), new DebtorId(51), new DebtorId(52), new DebtorId(53));
        assertThat(inquiry.concerned())
                .as("what one of them owes may still matter")
                .hasSize(43);
        assertThat(inquiry.knowledge().items()).hasSize(43);
    }

    @Test
    void what_is_not_written_as_documents_numbers_are_is_not_looked_up() {
        Inquiry inquiry = inquiry();
        assertThat(inquiry.numberKeys()).contains("ZAPŁATAZAFAKTURĘNRFV12", "FAKTURĘNRFV12", "NRFV12", "FV12");
        inquiry.numbersAreWritten(new NumberShapes(List.of("FV#", "#K")));
        assertThat(inquiry.numberKeys()).containsExactly("FV12");
    }

    private static Inquiry inquiry() {
        Incoming incoming = new Incoming(
                PAID, DAY, "zapłata za fakturę nr FV/12", null, null, null, "PIEKARNIA WZORCOWA", null, false);
        return new Inquiry(
                new LoadedRemittance(new RemittanceId(1), null, incoming, null, RemittanceState.RECEIVED, PAID, null));
    }

    private static OpenItem item(long debtor, String number, String balance, String name) {
        return new OpenItem(
                new ReceivableId(debtor),
                new DebtorId(debtor),
                name,
                new CreditorId(1),
                null,
                null,
                number,
                null,
                DAY,
                Money.of(balance, "PLN"),
                true);
    }
}
