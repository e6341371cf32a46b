package io.dunlin.core.plans;

import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateModel;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the debtor of a plan that was approved: by mail, else by letter; a text message is too short for a plan. */
@Component
class PlanConfirmation {

    private final Outbox outbox;
    private final Templates templates;
    private final Parties parties;
    private final ReceivableQueries receivables;
    private final InterestAgreements agreements;
    private final CaseQueries cases;
    private final FirmCalendar calendar;

    PlanConfirmation(
            Outbox outbox,
            Templates templates,
            Parties parties,
            ReceivableQueries receivables,
            InterestAgreements agreements,
            CaseQueries cases,
            FirmCalendar calendar) {
        this.outbox = outbox;
        this.templates = templates;
        this.parties = parties;
        this.receivables = receivables;
        this.agreements = agreements;
        this.cases = cases;
        this.calendar = calendar;
    }

    /** @throws io.dunlin.core.correspondence.templates.TemplateFault where the template cannot be used */
    OutboundMessageId queue(InstalmentPlan plan, CollectionCase collectionCase, Actor actor) {
        Debtor debtor = parties.getDebtor(collectionCase.debtorId());
        Optional<ContactPoint> mail = parties.usable(debtor.id(), ContactPoint.Kind.EMAIL);
        Channel channel = mail.isPresent() ? Channel.MAIL : Channel.LETTER;
        Rendered rendered = render(plan, collectionCase, debtor, channel);
        return outbox.queue(
                new NewMessage(
                        collectionCase.id().value(),
                        debtor.id(),
                        channel,
                        Purpose.PLAN_CONFIRMATION,
                        mail.map(ContactPoint::value).orElseGet(() -> postalAddress(debtor)),
                        debtor.language(),
                        rendered.subject(),
                        rendered.text(),
                        rendered.html(),
                        rendered.templateId(),
                        null,
                        origin(plan),
                        calendar.now(),
                        List.of()),
                actor);
    }

    /** What the debtor would be told. */
    Rendered preview(InstalmentPlan plan) {
        CollectionCase collectionCase = cases.get(plan.caseId());
        Debtor debtor = parties.getDebtor(collectionCase.debtorId());
        return render(plan, collectionCase, debtor, Channel.MAIL);
    }

    private Rendered render(InstalmentPlan plan, CollectionCase collectionCase, Debtor debtor, Channel channel) {
        PlanTerms terms = plan.terms();
        InterestAgreement agreement = agreements.between(collectionCase.creditorId(), collectionCase.debtorId());
        TemplateModel model = TemplateModel.of(
                        parties.getCreditor(collectionCase.creditorId()),
                        debtor.name(),
                        collectionCase.reference().value(),
                        items(terms),
                        terms.total())
                .instalments(
                        terms.instalments().stream()
                                .map(each -> new TemplateModel.Part(each.number(), each.dueOn(), each.amount()))
                                .toList(),
                        terms.interestGoesOn() && agreement.bearsInterest());
        return templates.render(TemplateCode.PLAN_CONFIRMATION, debtor.language(), channel, model);
    }

    /** What was owed when the plan was written: the table comes to what the instalments do. */
    private List<TemplateModel.Item> items(PlanTerms terms) {
        LocalDate today = calendar.today();
        Map<ReceivableId, Receivable> known = receivables.all(
                terms.covered().stream().map(PlanTerms.Covered::receivableId).toList());
        return terms.covered().stream()
                .map(covered -> {
                    LocalDate dueOn = Objects.requireNonNull(known.get(covered.receivableId()))
                            .dueOn();
                    return new TemplateModel.Item(
                            covered.number(), dueOn, ChronoUnit.DAYS.between(dueOn, today), covered.amount());
                })
                .toList();
    }

    static String origin(InstalmentPlan plan) {
        return "plan:" + plan.id().value() + ":" + plan.versionNumber();
    }

    private static String postalAddress(Debtor debtor) {
        return debtor.address() == null
                ? debtor.name()
                : debtor.name() + ", " + debtor.address().oneLine();
    }
}
