package io.dunlin.core.dunning.steps;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.UnwrittenMessage;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateModel;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.shared.Json;
import io.dunlin.spi.value.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes the message of a step: one for a case, naming all that is meant, in the debtor's language. */
@Component
public class StepMessages {

    private final Templates templates;
    private final Parties parties;
    private final InterestAgreements agreements;
    private final Clock clock;

    StepMessages(Templates templates, Parties parties, InterestAgreements agreements, Clock clock) {
        this.templates = templates;
        this.parties = parties;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * What a message is to say.
     *
     * @param payBy the day by which payment is asked for
     */
    public record Wording(
            TemplateCode template,
            Channel channel,
            Purpose purpose,
            List<CaseStanding.Item> items,
            Money total,
            LocalDate today,
            LocalDate payBy) {}

    /** @throws io.dunlin.core.correspondence.templates.TemplateFault where the template cannot be used */
    NewMessage write(LoadedCase.Heading heading, Wording wording, String origin) {
        Rendered rendered =
                templates.render(wording.template, heading.language(), wording.channel, model(heading, wording));
        return write(heading, wording, rendered, origin);
    }

    /** For the letters of one transaction to some debtors: each template and each creditor is looked up once. */
    Desk desk(Set<DebtorId> debtors) {
        return new Desk(parties.getDebtors(debtors));
    }

    /** Writes letters. */
    final class Desk {

        private final Templates.Desk rendering = templates.desk();
        private final Map<CreditorId, Creditor> creditors = new HashMap<>();
        private final Map<DebtorId, Debtor> debtors;
        private final Set<InterestAgreements.Between> waived;

        private Desk(Map<DebtorId, Debtor> debtors) {
            this.debtors = debtors;
            this.waived = agreements.waivedFor(debtors.keySet());
        }

        /** @throws io.dunlin.core.correspondence.templates.TemplateFault where the template cannot be used */
        NewMessage write(LoadedCase.Heading heading, Wording wording, String origin) {
            Creditor creditor = creditors.computeIfAbsent(heading.creditorId(), parties::getCreditor);
            boolean interest =
                    !waived.contains(new InterestAgreements.Between(heading.creditorId(), heading.debtorId()));
            Rendered rendered = rendering.render(
                    wording.template,
                    heading.language(),
                    wording.channel,
                    model(heading, wording, creditor).interest(interest));
            Debtor debtor = Objects.requireNonNull(debtors.get(heading.debtorId()));
            return message(heading, wording, rendered, postalAddress(debtor), origin);
        }
    }

    /** What a template of the step may speak of. */
    public TemplateModel model(LoadedCase.Heading heading, Wording wording) {
        InterestAgreement agreement = agreements.between(heading.creditorId(), heading.debtorId());
        return model(heading, wording, parties.getCreditor(heading.creditorId()))
                .interest(agreement.bearsInterest());
    }

    private static TemplateModel model(LoadedCase.Heading heading, Wording wording, Creditor creditor) {
        List<TemplateModel.Item> items = wording.items.stream()
                .map(item -> new TemplateModel.Item(
                        item.number(),
                        item.dueOn(),
                        ChronoUnit.DAYS.between(item.dueOn(), wording.today),
                        item.balance()))
                .toList();
        return TemplateModel.of(
                        creditor, heading.debtorName(), heading.reference().value(), items, wording.total)
                .payBy(wording.payBy);
    }

    /** The message of words that were made already. */
    public NewMessage write(LoadedCase.Heading heading, Wording wording, Rendered rendered, String origin) {
        return message(heading, wording, rendered, recipient(heading, wording.channel), origin);
    }

    private NewMessage message(
            LoadedCase.Heading heading, Wording wording, Rendered rendered, String recipient, String origin) {
        return new NewMessage(
                heading.id().value(),
                heading.debtorId(),
                wording.channel,
                wording.purpose,
                recipient,
                heading.language(),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                rendered.templateId(),
                null,
                origin,
                clock.instant(),
                items(wording));
    }

    /** The same message, to be written when it leaves: see {@link StepWriter}. */
    UnwrittenMessage unwritten(LoadedCase.Heading heading, Wording wording, String origin) {
        return new UnwrittenMessage(
                heading.id().value(),
                heading.debtorId(),
                wording.channel,
                wording.purpose,
                recipient(heading, wording.channel),
                heading.language(),
                Json.write(new StepWriter.Told(
                        wording.template.value(),
                        wording.total.amount().toPlainString(),
                        wording.total.currency().getCurrencyCode(),
                        wording.payBy)),
                origin,
                clock.instant(),
                items(wording));
    }

    private static List<NewMessage.Item> items(Wording wording) {
        return wording.items.stream()
                .map(item -> new NewMessage.Item(item.id().value(), item.balance()))
                .toList();
    }

    private String recipient(LoadedCase.Heading heading, Channel channel) {
        String recipient = switch (channel) {
            case MAIL -> heading.email();
            case SMS -> heading.phone();
            case LETTER -> postalAddress(parties.getDebtor(heading.debtorId()));
        };
        if (recipient == null) {
            throw new IllegalStateException("Case " + heading.id().value() + " has no address for " + channel);
        }
        return recipient;
    }

    private static String postalAddress(Debtor debtor) {
        return debtor.address() == null
                ? debtor.name()
                : debtor.name() + ", " + debtor.address().oneLine();
    }
}
