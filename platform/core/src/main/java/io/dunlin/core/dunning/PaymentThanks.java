package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseModels;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.TemplateCode;
import io.dunlin.core.correspondence.TemplateFault;
import io.dunlin.core.correspondence.Templates;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.remittances.PaymentReversed;
import io.dunlin.core.remittances.RemittanceAllocated;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Thanks a debtor who paid, or tells one who paid a part what is left: one message for each case that a payment touched,
 * queued in the transaction that books it. An undone payment takes back what has not left yet.
 */
@Component
class PaymentThanks {

    private static final Logger log = LoggerFactory.getLogger(PaymentThanks.class);
    private static final Actor SELF = Actor.system("payment-thanks");
    private static final Set<Purpose> THANKS = EnumSet.of(Purpose.PAYMENT_THANKS);

    private final Outbox outbox;
    private final Templates templates;
    private final Parties parties;
    private final CaseQueries cases;
    private final Holds holds;
    private final JdbiDunning store;
    private final CaseModels models;
    private final RemittanceQueries remittances;
    private final ProductSettings settings;
    private final FirmCalendar calendar;

    PaymentThanks(
            Outbox outbox,
            Templates templates,
            Parties parties,
            CaseQueries cases,
            Holds holds,
            JdbiDunning store,
            CaseModels models,
            RemittanceQueries remittances,
            ProductSettings settings,
            FirmCalendar calendar) {
        this.outbox = outbox;
        this.templates = templates;
        this.parties = parties;
        this.cases = cases;
        this.holds = holds;
        this.store = store;
        this.models = models;
        this.remittances = remittances;
        this.settings = settings;
        this.calendar = calendar;
    }

    @EventListener
    void on(RemittanceAllocated allocated) {
        Map<CaseId, Money> paid = new LinkedHashMap<>();
        for (RemittanceAllocated.Part part : allocated.parts()) {
            if (part.caseId() != null) {
                paid.merge(new CaseId(part.caseId()), part.amount(), Money::plus);
            }
        }
        paid.forEach((id, amount) -> thank(id, amount, allocated));
    }

    @EventListener
    void on(PaymentReversed reversed) {
        if (reversed.caseId() != null) {
            List<OutboundMessageId> taken =
                    outbox.cancelQueuedOf(reversed.caseId(), THANKS, "thanks.taken-back.reversed", SELF);
            if (!taken.isEmpty()) {
                log.info("Case {}: thanks for a payment that was reversed are taken back", reversed.caseId());
            }
        }
    }

    private void thank(CaseId id, Money paid, RemittanceAllocated allocated) {
        CollectionCase collectionCase = cases.get(id);
        TemplateCode template =
                switch (new ThanksPolicy(settings.get(ThanksSettings.GROUP)).decide(standing(collectionCase))) {
                    case FOR_ALL -> TemplateCode.PAYMENT_THANKS;
                    case FOR_A_PART -> TemplateCode.PART_PAYMENT;
                    case NONE -> null;
                };
        if (template == null) {
            return;
        }
        // What was told before this payment is no longer true.
        List<OutboundMessageId> outdated =
                outbox.cancelQueuedOf(id.value(), THANKS, "thanks.taken-back.outdated", SELF);
        log.debug("Case {}: {} earlier thanks replaced", id.value(), outdated.size());
        Debtor debtor = parties.getDebtor(collectionCase.debtorId());
        Optional<ContactPoint> mail = parties.usable(debtor.id(), ContactPoint.Kind.EMAIL);
        Optional<ContactPoint> phone = settings.get(ThanksSettings.GROUP).bySms()
                ? parties.usable(debtor.id(), ContactPoint.Kind.PHONE)
                : Optional.empty();
        Channel channel = mail.isPresent() ? Channel.MAIL : Channel.SMS;
        mail.or(() -> phone)
                .ifPresent(address -> queue(
                        new Addressed(collectionCase, debtor, channel, address.value()),
                        template,
                        paid,
                        originOf(allocated.remittanceId(), id, allocated.parts().size())));
    }

    private ThanksPolicy.Standing standing(CollectionCase collectionCase) {
        boolean inCourt =
                collectionCase.state() == CollectionCase.State.LITIGATION || store.wasHandedOver(collectionCase.id());
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        holds.activeOn(collectionCase.id(), calendar.today()).stream()
                .map(Hold::reason)
                .forEach(reasons::add);
        return new ThanksPolicy.Standing(
                collectionCase.state() == CollectionCase.State.CLOSED,
                inCourt,
                parties.isRepresented(collectionCase.debtorId()),
                reasons);
    }

    private record Addressed(CollectionCase collectionCase, Debtor debtor, Channel channel, String address) {}

    private void queue(Addressed to, TemplateCode template, Money paid, String origin) {
        Rendered rendered;
        try {
            rendered = templates.render(
                    template,
                    to.debtor.language(),
                    to.channel,
                    models.of(to.collectionCase, to.debtor).paid(paid));
        } catch (TemplateFault e) {
            log.warn(
                    "Case {}: the debtor is not thanked: {}",
                    to.collectionCase.id().value(),
                    e.getMessage());
            return;
        }
        OutboundMessageId queued = outbox.queue(
                new NewMessage(
                        to.collectionCase.id().value(),
                        to.debtor.id(),
                        to.channel,
                        Purpose.PAYMENT_THANKS,
                        to.address,
                        to.debtor.language(),
                        rendered.subject(),
                        rendered.text(),
                        rendered.html(),
                        rendered.templateId(),
                        null,
                        origin,
                        calendar.now(),
                        List.of()),
                SELF);
        log.debug("Message {} thanks for a payment", queued.value());
    }

    /** A remittance that is allocated anew after it was undone thanks anew. */
    private String originOf(RemittanceId remittance, CaseId id, int parts) {
        int before = remittances.allocationsOf(remittance).size() - parts;
        return "payment-thanks:" + remittance.value() + ":" + id.value() + (before == 0 ? "" : ":" + before);
    }
}
