package io.dunlin.core.dunning.thanks;

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
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.correspondence.templates.TemplateModel;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.remittances.PaymentReversed;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittancesAllocated;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
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
    private final Jdbi jdbi;
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
            Jdbi jdbi,
            CaseModels models,
            RemittanceQueries remittances,
            ProductSettings settings,
            FirmCalendar calendar) {
        this.outbox = outbox;
        this.templates = templates;
        this.parties = parties;
        this.cases = cases;
        this.holds = holds;
        this.jdbi = jdbi;
        this.models = models;
        this.remittances = remittances;
        this.settings = settings;
        this.calendar = calendar;
    }

    /**
     * What a remittance paid in a case.
     *
     * @param parts how many receivables got of that remittance, in all cases
     */
    private record Paid(RemittanceId remittance, CaseId caseId, Money amount, int parts) {}

    @EventListener
    void on(RemittancesAllocated allocated) {
        // Of several payments for a case the last is told: what was said of those before is no longer true.
        Map<CaseId, Paid> payments = new LinkedHashMap<>();
        allocated.remittances().forEach(remittance -> payments.putAll(paidBy(remittance)));
        if (payments.isEmpty()) {
            return;
        }
        ThanksSettings wanted = settings.get(ThanksSettings.GROUP);
        Map<CaseId, CollectionCase> touched = cases.all(payments.keySet());
        Map<CaseId, TemplateCode> told = templatesOf(touched.values(), new ThanksPolicy(wanted));
        List<OutboundMessageId> outdated = outbox.cancelQueuedOf(
                told.keySet().stream().map(CaseId::value).toList(), THANKS, "thanks.taken-back.outdated", SELF);
        log.debug("{} earlier thanks replaced", outdated.size());
        Map<DebtorId, ContactPoint> addresses = addresses(
                told.keySet().stream().map(id -> get(touched, id).debtorId()).collect(Collectors.toSet()), wanted);
        Map<DebtorId, Debtor> debtors = parties.getDebtors(addresses.keySet());
        Map<RemittanceId, Integer> allocations = remittances.countsOfAllocations(
                payments.values().stream().map(Paid::remittance).collect(Collectors.toSet()));
        Map<CollectionCase, Debtor> thanked = new LinkedHashMap<>();
        told.keySet().stream()
                .map(id -> get(touched, id))
                .filter(each -> addresses.containsKey(each.debtorId()))
                .forEach(each -> thanked.put(each, get(debtors, each.debtorId())));
        Map<CaseId, TemplateModel> known = models.all(thanked);
        Templates.Desk desk = templates.desk();
        List<NewMessage> messages = new ArrayList<>();
        thanked.forEach((each, debtor) -> {
            Paid paid = get(payments, each.id());
            message(
                            desk,
                            new Addressed(each, debtor, get(addresses, debtor.id())),
                            get(told, each.id()),
                            get(known, each.id()).paid(paid.amount),
                            originOf(paid, allocations.getOrDefault(paid.remittance, 0)))
                    .ifPresent(messages::add);
        });
        log.debug("{} debtors thanked", outbox.queueWritten(messages, SELF).size());
    }

    private static Map<CaseId, Paid> paidBy(RemittancesAllocated.Allocated remittance) {
        Map<CaseId, Paid> paid = new LinkedHashMap<>();
        for (RemittancesAllocated.Part part : remittance.parts()) {
            if (part.caseId() != null) {
                CaseId id = new CaseId(part.caseId());
                paid.merge(
                        id,
                        new Paid(
                                remittance.remittanceId(),
                                id,
                                part.amount(),
                                remittance.parts().size()),
                        (one, other) -> new Paid(one.remittance, id, one.amount.plus(other.amount), one.parts));
            }
        }
        return paid;
    }

    private static <K, V> V get(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "No " + key);
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

    /** What is written in which case; those in which nothing is are missing. */
    private Map<CaseId, TemplateCode> templatesOf(Collection<CollectionCase> touched, ThanksPolicy policy) {
        List<CaseId> ids = touched.stream().map(CollectionCase::id).toList();
        Set<CaseId> handedOver = handedOver(ids);
        Map<CaseId, List<Hold>> held = holds.activeOn(ids, calendar.today());
        Set<DebtorId> represented = parties.represented(
                touched.stream().map(CollectionCase::debtorId).collect(Collectors.toSet()));
        Map<CaseId, TemplateCode> templates = new LinkedHashMap<>();
        for (CollectionCase each : touched) {
            Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
            held.getOrDefault(each.id(), List.of()).forEach(hold -> reasons.add(hold.reason()));
            ThanksPolicy.Standing standing = new ThanksPolicy.Standing(
                    each.state() == CollectionCase.State.CLOSED,
                    each.state() == CollectionCase.State.LITIGATION || handedOver.contains(each.id()),
                    represented.contains(each.debtorId()),
                    reasons);
            switch (policy.decide(standing)) {
                case FOR_ALL -> templates.put(each.id(), TemplateCode.PAYMENT_THANKS);
                case FOR_A_PART -> templates.put(each.id(), TemplateCode.PART_PAYMENT);
                case NONE -> {}
            }
        }
        return templates;
    }

    /** Those of the cases that ever were with the lawyers. */
    private Set<CaseId> handedOver(Collection<CaseId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : jdbi.withHandle(handle -> handle.createQuery("""
                                select distinct case_id
                                from case_event
                                where case_id in (<cases>) and kind = 'HANDED_OVER'
                                """)
                        .bindList("cases", List.copyOf(ids))
                        .mapTo(CaseId.class)
                        .set());
    }

    /** Where debtors are reached: by mail, else by text message where that is wanted. */
    private Map<DebtorId, ContactPoint> addresses(Set<DebtorId> debtors, ThanksSettings wanted) {
        Map<DebtorId, ContactPoint> addresses = new HashMap<>();
        parties.activeContacts(ContactPoint.Kind.EMAIL, debtors)
                .forEach(point -> addresses.putIfAbsent(point.debtorId(), point));
        if (wanted.bySms()) {
            parties.activeContacts(ContactPoint.Kind.PHONE, debtors)
                    .forEach(point -> addresses.putIfAbsent(point.debtorId(), point));
        }
        return addresses;
    }

    private record Addressed(CollectionCase collectionCase, Debtor debtor, ContactPoint point) {

        Channel channel() {
            return point.kind() == ContactPoint.Kind.EMAIL ? Channel.MAIL : Channel.SMS;
        }
    }

    private Optional<NewMessage> message(
            Templates.Desk desk, Addressed to, TemplateCode template, TemplateModel model, String origin) {
        Rendered rendered;
        try {
            rendered = desk.render(template, to.debtor.language(), to.channel(), model);
        } catch (TemplateFault e) {
            log.warn(
                    "Case {}: the debtor is not thanked: {}",
                    to.collectionCase.id().value(),
                    e.getMessage());
            return Optional.empty();
        }
        return Optional.of(new NewMessage(
                to.collectionCase.id().value(),
                to.debtor.id(),
                to.channel(),
                Purpose.PAYMENT_THANKS,
                to.point.value(),
                to.debtor.language(),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                rendered.templateId(),
                null,
                origin,
                calendar.now(),
                List.of()));
    }

    /** A remittance that is allocated anew after it was undone thanks anew. */
    private static String originOf(Paid paid, int allocations) {
        int before = allocations - paid.parts;
        return "payment-thanks:" + paid.remittance.value() + ":" + paid.caseId.value()
                + (before == 0 ? "" : ":" + before);
    }
}
