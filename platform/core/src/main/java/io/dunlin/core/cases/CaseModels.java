package io.dunlin.core.cases;

import io.dunlin.core.correspondence.TemplateModel;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a message about a whole case may speak of: every document that is open today, and what they come to. */
@Component
public class CaseModels {

    private final Parties parties;
    private final ReceivableQueries receivables;
    private final FirmCalendar calendar;

    CaseModels(Parties parties, ReceivableQueries receivables, FirmCalendar calendar) {
        this.parties = parties;
        this.receivables = receivables;
        this.calendar = calendar;
    }

    public TemplateModel of(CollectionCase collectionCase, Debtor debtor) {
        LocalDate today = calendar.today();
        List<Receivable> open = receivables.ofCase(collectionCase.id().value()).stream()
                .filter(receivable -> receivable.state() == Receivable.State.OPEN)
                .toList();
        return TemplateModel.of(
                parties.getCreditor(collectionCase.creditorId()),
                debtor.name(),
                collectionCase.reference().value(),
                open.stream()
                        .map(receivable -> new TemplateModel.Item(
                                receivable.number(),
                                receivable.dueOn(),
                                ChronoUnit.DAYS.between(receivable.dueOn(), today),
                                receivable.balance()))
                        .toList(),
                open.stream().map(Receivable::balance).reduce(Money.zero(collectionCase.currency()), Money::plus));
    }
}
