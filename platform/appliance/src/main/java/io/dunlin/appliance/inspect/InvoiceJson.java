package io.dunlin.appliance.inspect;

import static io.dunlin.appliance.inspect.StatementJson.date;
import static io.dunlin.appliance.inspect.StatementJson.plain;

import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import java.nio.file.Path;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A receivable as {@code inspect invoice} shows it. */
final class InvoiceJson {

    private InvoiceJson() {}

    static String line(Path file, String format, ReceivableRecord receivable) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", file.toString());
        json.put("format", format);
        json.putNull("error");
        json.put("number", receivable.number());
        json.put("kind", receivable.kind().name());
        ArrayNode corrects = json.putArray("corrects");
        receivable.corrects().forEach(corrects::add);
        json.put("issuedOn", date(receivable.issuedOn()));
        json.put("dueOn", date(receivable.dueOn()));
        json.put("gross", plain(receivable.gross()));
        json.put("payable", plain(receivable.payable()));
        json.put("paid", plain(receivable.paid()));
        json.put("currency", receivable.gross().currency().getCurrencyCode());
        PartyRecord creditor = receivable.creditor();
        if (creditor == null) {
            json.putNull("creditor");
        } else {
            name(json.putObject("creditor"), creditor);
        }
        PartyRecord debtor = receivable.debtor();
        ObjectNode owing = json.putObject("debtor");
        name(owing, debtor);
        owing.put("email", debtor.email() == null ? null : debtor.email().value());
        owing.put("phone", debtor.phone() == null ? null : debtor.phone().toString());
        ArrayNode accounts = json.putArray("accounts");
        receivable.accounts().forEach(account -> accounts.add(account.value()));
        json.put("ksefNumber", receivable.ksefNumber());
        json.put("splitPayment", receivable.splitPayment());
        json.put("assignedToFactor", receivable.assignedToFactor());
        return json.toString();
    }

    private static void name(ObjectNode json, PartyRecord party) {
        json.put("name", party.name());
        json.put(
                "taxNumber",
                party.taxNumber() == null ? null : party.taxNumber().toString());
    }
}
