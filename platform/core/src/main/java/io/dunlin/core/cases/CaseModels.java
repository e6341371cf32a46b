package io.dunlin.core.cases;

import io.dunlin.core.correspondence.templates.TemplateModel;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a message about a whole case may speak of: every document that is open today, and what they come to. */
@Component
public class CaseModels {

    private final Parties parties;
    private final ReceivableQueries receivables;
    private final InterestAgreements agreements;
    private final FirmCalendar calendar;

    CaseModels(Parties parties, ReceivableQueries receivables, InterestAgreements agreements, FirmCalendar calendar) {
        this.parties = parties;
        this.receivables = receivables;
        this.agreements = agreements;
        this.calendar = calendar;
    }

    public TemplateModel of(CollectionCase collectionCase, Debtor debtor) {
        return Objects.requireNonNull(all(Map.of(collectionCase, debtor)).get(collectionCase.id()));
    }

    /** The models of several cases, read with a few statements for all of them. */
    public Map<CaseId, TemplateModel> all(Map<CollectionCase, Debtor> debtors) {
        if (debtors.isEmpty()) {
            return Map.of();
        }
        Set<CollectionCase> cases = debtors.keySet();
        Map<CreditorId, Creditor> creditors = parties.getCreditors(
                cases.stream().map(CollectionCase::creditorId).collect(Collectors.toSet()));
        Map<Long, List<Receivable>> documents = receivables.ofCases(
                cases.stream().map(each -> each.id().value()).toList());
        Set<InterestAgreements.Between> waived = agreements.waivedFor(
                cases.stream().map(CollectionCase::debtorId).collect(Collectors.toSet()));
        Map<CaseId, TemplateModel> models = new HashMap<>();
        debtors.forEach((collectionCase, debtor) -> models.put(
                collectionCase.id(),
                model(
                                collectionCase,
                                debtor,
                                Objects.requireNonNull(creditors.get(collectionCase.creditorId())),
                                documents.getOrDefault(collectionCase.id().value(), List.of()).stream()
                                        .filter(receivable -> receivable.state() == Receivable.State.OPEN)
                                        .toList())
                        .interest(!waived.contains(new InterestAgreements.Between(
                                collectionCase.creditorId(), collectionCase.debtorId())))));
        return models;
    }

    private TemplateModel model(
            CollectionCase collectionCase, Debtor debtor, Creditor creditor, List<Receivable> open) {
        LocalDate today = calendar.today();
        return TemplateModel.of(
                creditor,
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
