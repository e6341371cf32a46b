package io.dunlin.core.dunning.steps;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.Parties;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds out whether a step's message can be written, before the step is taken: the words come when it leaves, and a
 * template that misses a value shall stop the step and not the message. Whether it misses one depends on the template and
 * on what is known of the creditor, and so one try stands for all cases that have these in common.
 */
@Component
class TemplateProbe {

    private final StepMessages messages;
    private final Parties parties;

    TemplateProbe(StepMessages messages, Parties parties) {
        this.messages = messages;
        this.parties = parties;
    }

    /** What is known of a creditor. */
    private record Known(boolean address, boolean taxNumber, boolean email, boolean phone, boolean account) {

        static Known of(Creditor creditor) {
            return new Known(
                    creditor.address() != null,
                    creditor.taxNumber() != null,
                    creditor.email() != null,
                    creditor.phone() != null,
                    creditor.account() != null);
        }
    }

    private record Kind(TemplateCode template, String language, Channel channel, Known creditor) {}

    Session session() {
        return new Session();
    }

    /** The tries of one transaction. */
    final class Session {

        private final Map<CreditorId, Known> creditors = new HashMap<>();
        private final Map<Kind, Optional<TemplateFault>> tried = new HashMap<>();

        private Session() {}

        /** @throws TemplateFault where a message of this kind cannot be written */
        void require(LoadedCase.Heading heading, StepMessages.Wording wording) {
            Known creditor = creditors.computeIfAbsent(heading.creditorId(), id -> Known.of(parties.getCreditor(id)));
            Kind kind = new Kind(wording.template(), heading.language(), wording.channel(), creditor);
            Optional<TemplateFault> fault = tried.computeIfAbsent(kind, _ -> attempt(heading, wording));
            if (fault.isPresent()) {
                throw fault.get();
            }
        }

        private Optional<TemplateFault> attempt(LoadedCase.Heading heading, StepMessages.Wording wording) {
            try {
                String subject = messages.write(heading, wording, "probe").subject();
                assert !subject.contains("\n");
                return Optional.empty();
            } catch (TemplateFault fault) {
                return Optional.of(fault);
            }
        }
    }
}
