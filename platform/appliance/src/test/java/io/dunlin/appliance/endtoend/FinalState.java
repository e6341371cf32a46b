package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.endtoend.TestingMailbox.Mail;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What must be so when the story is over, however it went. */
record FinalState(EndToEndScene scene) {

    /** @param payments how many came, each with one alert */
    void mailboxesHoldEachMailOnce(int payments) {
        List<Mail> debtors = scene.debtor().inbox();
        assertThat(debtors).as("a reminder and the confirmation of the promise").hasSize(2);
        List<Mail> managers = scene.alerts();
        assertThat(managers).as("an alert for each payment").hasSize(payments);
        assertThat(scene.servers.mailboxOf(RealMailServers.ELSEWHERE).inbox()).isEmpty();
        assertThat(List.of(debtors, managers).stream().flatMap(List::stream).map(Mail::messageId))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(scene.database.list(
                        "select message_id from outbound_message where state = 'SENT' and purpose <> 'STAFF_NOTICE'"));
        assertThat(scene.firmMailbox().mails("Sent").stream().map(Mail::messageId))
                .as("copies")
                .doesNotHaveDuplicates();
        Map<String, Integer> folders = scene.firmMailbox().folders();
        assertThat(folders).containsEntry("Dunlin/PROMISE", 1).doesNotContainKey("INBOX");
        assertThat(folders.keySet()).isSubsetOf("Dunlin/PROMISE", "Sent");
    }

    void databaseHoldsEachThingOnce(int payments) {
        holds(
                "select concat(purpose, ' ', state, ' ', count(*)) from outbound_message"
                        + " where purpose <> 'STAFF_NOTICE' group by purpose, state",
                "REMINDER SENT 1",
                "REMINDER CANCELLED 1",
                "PROMISE_CONFIRMATION SENT 1",
                "PAYMENT_ALERT SENT " + payments);
        holds("select concat(mailbox, ' ', state, ' ', folder) from inbound_mail", "windykacja TRIAGED PROMISE");
        holds("select concat(primary_class, ' ', outcome) from triage_decision", "PROMISE APPLIED");
        holds("select count(*) from triage_decision where case_id is not null", "1");
        holds("select count(*) from promise_to_pay", "1");
        holds("select concat(state, ' ', count(*)) from bank_statement group by state", "BOOKED " + (payments + 1));
        holds("select concat(state, ' ', count(*)) from remittance group by state", "ALLOCATED " + payments);
        holds("select concat(count(*), ' ', sum(amount)) from allocation", payments + " 1230.00");
        holds("select sum(amount) from ledger_entry", "0.00");
        holds("select concat(state, ' ', close_reason) from collection_case", "CLOSED PAID");
        holds("select count(*) from user_notification where kind = 'PAYMENT'", Integer.toString(payments));
        holds("select count(*) from failed_job", "0");
        holds("select count(*) from dunning_run where state <> 'FINISHED'", "0");
    }

    /** Files that an ERP can book: one for each payment, whole, each with a key of its own. */
    void erpIsToldOfEachPaymentOnce(String... amounts) {
        Patience.awaitThat(
                "settlements of " + List.of(amounts),
                () -> scene.settlements().size() == amounts.length,
                () -> scene.settlements() + ", "
                        + scene.database.list("select concat(state, ' ', problem) from erp_write_back"));
        List<List<String>> told = scene.settlements().values().stream()
                .map(text -> {
                    assertThat(text)
                            .startsWith("key;receivable;number;amount;currency;paid_on;bank_reference\r\n")
                            .endsWith("\r\n")
                            .hasLineCount(2);
                    return List.of(text.lines().toList().getLast().split(";", -1));
                })
                .toList();
        String day = scene.days.escalated().toString();
        assertThat(told)
                .extracting(line -> line.subList(1, 6))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(amounts)
                        .map(amount -> List.of(TestingFirm.DOCUMENT, TestingFirm.INVOICE, amount, "PLN", day))
                        .toList());
        assertThat(told)
                .extracting(List::getFirst)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        scene.database.list("select notice_key from erp_write_back where state = 'TAKEN'"));
        assertThat(told)
                .extracting(List::getLast)
                .containsExactlyInAnyOrderElementsOf(scene.database.list("select bank_reference from erp_write_back"));
    }

    private void holds(String sql, String... rows) {
        assertThat(scene.database.list(sql)).as(sql).containsExactlyInAnyOrder(rows);
    }
}
