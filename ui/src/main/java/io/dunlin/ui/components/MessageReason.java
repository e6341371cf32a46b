package io.dunlin.ui.components;

import com.vaadin.flow.component.UI;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.shared.KeptText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why something was done or taken back, in the reader's words: core names the reason by a key, a person by writing it. */
public final class MessageReason {

    private static final String HELD = "dunning.taken-back.held.";
    private static final Set<String> KEYS = Set.of(
            "decision.superseded",
            "dunning.taken-back.closed",
            "dunning.taken-back.paid",
            "ledger.source.changed",
            "ledger.source.paid-before",
            "ledger.source.paid-elsewhere",
            "ledger.source.stated",
            "letter.no-address",
            "mail.readable-now",
            "message.came-back",
            "message.interrupted",
            "message.not-begun",
            "message.undelivered",
            "outbox.doubt.left",
            "outbox.doubt.stayed",
            "plan.all-paid",
            "plan.approved",
            "plan.case-closed",
            "plan.missed",
            "plan.money-came",
            "plan.money-went",
            "plan.withdrawn",
            "policy.shipped",
            "promise.all-paid",
            "promise.money-came",
            "promise.money-went",
            "promise.no-money",
            "remittance.taken-back-by-bank",
            "replies.decided-by-person",
            "sending.refused.bank-data",
            "sending.refused.changed",
            "sending.refused.closed",
            "sending.refused.contact-hours",
            "sending.refused.dead-address",
            "sending.refused.disputed",
            "sending.refused.held",
            "sending.refused.instalment-plan",
            "sending.refused.limitation",
            "sending.refused.litigation",
            "sending.refused.not-live",
            "sending.refused.pace",
            "sending.refused.paid",
            "sending.refused.plan-ended",
            "sending.refused.promise-ended",
            "sending.refused.promised",
            "sending.refused.reply-unread",
            "sending.refused.represented",
            "sending.refused.stale",
            "sending.refused.stopped",
            "sending.refused.too-often",
            "thanks.taken-back.outdated",
            "thanks.taken-back.reversed",
            "write-backs.no-plugin");

    private MessageReason() {}

    private static Locale locale() {
        return Optional.ofNullable(UI.getCurrent()).map(UI::getLocale).orElse(Locale.ENGLISH);
    }

    /** The text of a key, or what was kept in both languages; what is neither stands as it is. */
    public static String of(String reason) {
        if (reason.startsWith(HELD)) {
            String name = reason.substring(HELD.length()).toUpperCase(Locale.ROOT);
            return Arrays.stream(HoldReason.values())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .map(each -> Texts.t("message-reason.held", Texts.t(each)))
                    .orElse(reason);
        }
        return KEYS.contains(reason) ? Texts.t(reason) : KeptText.in(locale(), reason);
    }
}
