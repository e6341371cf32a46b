package io.dunlin.ui.audit;

import static java.util.Map.entry;

import io.dunlin.ui.components.Texts;
import java.util.Map;
import java.util.Optional;

/** What groups of settings and their parts are called: as on the screens where they are changed. */
final class SettingWords {

    private static final Map<String, String> GROUPS = Map.ofEntries(
            entry("allocation", "settings.allocation"),
            entry("bank-feeds", "settings.feeds"),
            entry("dunning", "settings.dunning"),
            entry("dunning-cap", "safety.title"),
            entry("instalment-plans", "settings.plans"),
            entry("interest", "settings.interest"),
            entry("invoice-attachments", "settings.invoices"),
            entry("learning", "settings.learning"),
            entry("letter-approval", "settings.approval"),
            entry("letters", "settings.letters"),
            entry("limitation", "settings.limitation"),
            entry("litigation", "settings.litigation"),
            entry("mail-pace", "sending.pace"),
            entry("manager-decisions", "settings.decisions"),
            entry("payment-links", "settings.payment-links"),
            entry("payment-thanks", "settings.thanks"),
            entry("policy-approval", "safety.title"),
            entry("policy-choice", "choice.title"),
            entry("sending", "sending.title"),
            entry("team", "settings.team"),
            entry("triage", "settings.triage"));

    /** By group and part, as they are kept. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            entry("allocation/holdBusinessDays", "settings.allocation.hold-days"),
            entry("allocation/order", "settings.allocation.order"),
            entry("bank-feeds/graceMinutes", "settings.feeds.grace"),
            entry("bank-feeds/quietDays", "settings.feeds.quiet"),
            entry("bank-feeds/senders", "settings.feeds.senders"),
            entry("bank-feeds/times", "settings.feeds.times"),
            entry("dunning/active", "settings.dunning.active"),
            entry("dunning/bankDataDays", "settings.dunning.bank-days"),
            entry("dunning/messageDays", "settings.dunning.message-days"),
            entry("dunning/mostPerDay", "settings.dunning.per-day"),
            entry("dunning/mostPerFortnight", "settings.dunning.per-fortnight"),
            entry("dunning/mostPerWeek", "settings.dunning.per-week"),
            entry("dunning/runAt", "settings.dunning.run-at"),
            entry("dunning-cap/mostMessages", "safety.cap"),
            entry("instalment-plans/firstWithinDays", "settings.plans.first"),
            entry("instalment-plans/interestGoesOn", "settings.plans.interest"),
            entry("instalment-plans/lawyerFrom", "settings.plans.lawyer"),
            entry("instalment-plans/leastInstalment", "settings.plans.least"),
            entry("instalment-plans/mostInstalments", "settings.plans.most"),
            entry("instalment-plans/mostMonths", "settings.plans.months"),
            entry("instalment-plans/usualInstalments", "settings.plans.usual"),
            entry("interest/dayCount", "settings.interest.day-count"),
            entry("invoice-attachments/attach", "settings.invoices.attach"),
            entry("invoice-attachments/mostMegabytes", "settings.invoices.most"),
            entry("invoice-attachments/whenMissing", "settings.invoices.missing"),
            entry("learning/days", "settings.learning.days"),
            entry("learning/floors", "audit-setting.floors"),
            entry("learning/leastCount", "settings.learning.count"),
            entry("letter-approval/approver", "settings.approval.approver"),
            entry("letters/sender", "settings.letters.sender"),
            entry("letters/window", "settings.letters.window"),
            entry("limitation/businessYears", "settings.limitation.businesses"),
            entry("limitation/consumerYears", "settings.limitation.consumers"),
            entry("litigation/apartment", "settings.litigation.apartment"),
            entry("litigation/authority", "settings.litigation.authority"),
            entry("litigation/building", "settings.litigation.building"),
            entry("litigation/city", "settings.litigation.city"),
            entry("litigation/claimRepresentation", "settings.litigation.representation"),
            entry("litigation/feeRefundAccount", "settings.litigation.account"),
            entry("litigation/firstName", "settings.litigation.first-name"),
            entry("litigation/lastName", "settings.litigation.last-name"),
            entry("litigation/lawFirm", "settings.litigation.law-firm"),
            entry("litigation/otherCosts", "settings.litigation.other-costs"),
            entry("litigation/personalNumber", "settings.litigation.personal-number"),
            entry("litigation/postalCode", "settings.litigation.postal-code"),
            entry("litigation/professional", "settings.litigation.professional"),
            entry("litigation/street", "settings.litigation.street"),
            entry("mail-pace/domains", "sending.pace.domains"),
            entry("mail-pace/elsewhere", "sending.pace.elsewhere"),
            entry("manager-decisions/chaseAfterDays", "settings.decisions.chase"),
            entry("manager-decisions/defaultAfterDays", "settings.decisions.default"),
            entry("manager-decisions/escalateAfterDays", "settings.decisions.escalate"),
            entry("manager-decisions/linkDays", "settings.decisions.link"),
            entry("manager-decisions/otherwise", "settings.decisions.otherwise"),
            entry("manager-decisions/whenSilent", "audit-setting.when-silent"),
            entry("payment-links/creditors", "settings.payment-links.creditors"),
            entry("payment-links/sealedKey", "settings.payment-links.key"),
            entry("payment-links/template", "settings.payment-links.template"),
            entry("payment-thanks/bySms", "settings.thanks.sms"),
            entry("payment-thanks/whenPaid", "settings.thanks.paid"),
            entry("payment-thanks/whenPartly", "settings.thanks.partly"),
            entry("policy-approval/fourEyesFromCases", "safety.reach"),
            entry("policy-choice/rules", "choice.rules"),
            entry("sending/live", "sending.live"),
            entry("sending/mostAttempts", "sending.attempts"),
            entry("sending/saturdayFrom", "sending.saturday-from"),
            entry("sending/saturdayTo", "audit-setting.saturday-to"),
            entry("sending/stopped", "sending.kill-switch"),
            entry("sending/transliterateSms", "sending.transliterate"),
            entry("sending/weekdayFrom", "sending.weekday-from"),
            entry("sending/weekdayTo", "audit-setting.weekday-to"),
            entry("team/lead", "settings.team.lead"),
            entry("triage/answering", "settings.triage.answers"),
            entry("triage/applyFrom", "settings.triage.from"),
            entry("triage/holdFrom", "settings.triage.hold-from"));

    private SettingWords() {}

    /** A group, as its card is called; one without a card is called as it is kept. */
    static String group(String name) {
        String key = GROUPS.get(name);
        return key == null ? name : Texts.t(key);
    }

    static Optional<String> part(String group, String part) {
        return Optional.ofNullable(PARTS.get(group + "/" + part)).map(Texts::t);
    }
}
