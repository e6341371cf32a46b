package io.dunlin.core.dunning.steps;

import io.dunlin.core.correspondence.MessageItems;
import io.dunlin.core.correspondence.MessageWriter;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.correspondence.templates.TemplateModel;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Json;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the messages of steps when they leave: the documents and sums that the step named, which the {@link DunningGuard}
 * has found to be owed still, and how long they are overdue by then.
 */
@Component
class StepWriter implements MessageWriter {

    private final Templates templates;
    private final Parties parties;
    private final InterestAgreements agreements;
    private final FirmCalendar calendar;
    private final Jdbi jdbi;

    StepWriter(Templates templates, Parties parties, InterestAgreements agreements, FirmCalendar calendar, Jdbi jdbi) {
        this.templates = templates;
        this.parties = parties;
        this.agreements = agreements;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    /**
     * What a step wants said, as it stands beside its message.
     *
     * @param amount what is to be paid, net of credits
     */
    record Told(String template, String amount, String currency, LocalDate payBy) {

        Money total() {
            return Money.of(amount, currency);
        }
    }

    /** What a message is about. */
    private static final class Matter {
        private final String reference;
        private final InterestAgreements.Between parties;
        private final String debtor;
        private final List<TemplateModel.Item> items = new ArrayList<>();

        Matter(ResultSet results) throws SQLException {
            reference = results.getString("reference");
            parties = new InterestAgreements.Between(
                    new CreditorId(results.getLong("creditor_id")), new DebtorId(results.getLong("debtor_id")));
            debtor = results.getString("name");
        }
    }

    @Override
    public Map<OutboundMessageId, Written> write(List<Draft> drafts) {
        Map<Long, Matter> matters = matters(
                drafts.stream().map(draft -> draft.message().id().value()).toList());
        Set<InterestAgreements.Between> waived = agreements.waivedFor(
                matters.values().stream().map(matter -> matter.parties.debtor()).collect(Collectors.toSet()));
        Map<CreditorId, Creditor> creditors = new HashMap<>();
        Map<OutboundMessageId, Written> written = new HashMap<>();
        Templates.Desk desk = templates.desk();
        for (Draft draft : drafts) {
            Matter matter = matters.get(draft.message().id().value());
            written.put(
                    draft.message().id(),
                    matter == null
                            ? new Written.Faulty("The message names no case")
                            : write(
                                    draft,
                                    matter,
                                    creditors.computeIfAbsent(matter.parties.creditor(), parties::getCreditor),
                                    !waived.contains(matter.parties),
                                    desk));
        }
        return written;
    }

    private static Written write(Draft draft, Matter matter, Creditor creditor, boolean interest, Templates.Desk desk) {
        OutboundMessage message = draft.message();
        Told told = Json.read(draft.wording(), Told.class);
        TemplateModel model = TemplateModel.of(creditor, matter.debtor, matter.reference, matter.items, told.total())
                .payBy(told.payBy)
                .interest(interest);
        try {
            return new Written.Words(
                    desk.render(new TemplateCode(told.template), message.language(), message.channel(), model));
        } catch (TemplateFault fault) {
            return new Written.Faulty(String.valueOf(fault.getMessage()));
        }
    }

    private Map<Long, Matter> matters(List<Long> messages) {
        LocalDate today = calendar.today();
        Map<Long, Matter> matters = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select m.id, c.reference, c.creditor_id, c.debtor_id, d.name, i.amount, i.currency, r.number, r.due_on
                        from outbound_message m
                        join collection_case c on c.id = m.case_id
                        join debtor d on d.id = c.debtor_id
                        left join
                        """ + MessageItems.ROWS + """
                        on true
                        left join receivable r on r.id = i.receivable_id
                        where m.id in (<messages>)
                        order by m.id, r.due_on, r.id
                        """)
                .bindList("messages", messages)
                .map((results, _) -> {
                    Matter matter = matters.get(results.getLong("id"));
                    if (matter == null) {
                        matter = new Matter(results);
                        matters.put(results.getLong("id"), matter);
                    }
                    TemplateModel.Item item = item(results, today);
                    return item != null && matter.items.add(item);
                })
                .list());
        return matters;
    }

    private static TemplateModel.@Nullable Item item(ResultSet results, LocalDate today) throws SQLException {
        LocalDate dueOn = results.getObject("due_on", LocalDate.class);
        return dueOn == null
                ? null
                : new TemplateModel.Item(
                        results.getString("number"),
                        dueOn,
                        ChronoUnit.DAYS.between(dueOn, today),
                        DatabaseConfiguration.money(results, "amount", "currency"));
    }
}
