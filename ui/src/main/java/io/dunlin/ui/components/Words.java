package io.dunlin.ui.components;

import io.dunlin.core.access.Role;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.cases.CallOutcome;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Dispute;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.InvoiceAttachmentSettings;
import io.dunlin.core.cases.PromiseToPay;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.channels.SenderDomainCheck;
import io.dunlin.core.correspondence.letters.LetterBatch;
import io.dunlin.core.correspondence.letters.LetterSettings;
import io.dunlin.core.correspondence.templates.PaymentLinkTemplate;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.litigation.FilingDraft;
import io.dunlin.core.notifications.ChoiceOutcome;
import io.dunlin.core.notifications.DecisionSettings;
import io.dunlin.core.notifications.ManagerChoice;
import io.dunlin.core.notifications.ManagerDecision;
import io.dunlin.core.notifications.NotificationPreference;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Representative;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.PlanTerms;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.documents.PdfFault;
import io.dunlin.core.receivables.imports.ImportState;
import io.dunlin.core.receivables.limitation.LimitationInterruption;
import io.dunlin.core.receivables.policy.DayCount;
import io.dunlin.core.receivables.policy.LegalRateKind;
import io.dunlin.core.receivables.rates.NbpFault;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.feeds.FeedFault;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.AllocationOrder;
import io.dunlin.core.remittances.policy.Clue;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.remittances.policy.StatementVerdict;
import io.dunlin.core.remittances.statements.StatementState;
import io.dunlin.core.remittances.writebacks.WriteBacks;
import io.dunlin.core.reporting.AgeBand;
import io.dunlin.core.settings.PluginFault;
import io.dunlin.core.settings.PluginStanding;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.linking.LinkEvidence;
import io.dunlin.core.triage.sender.SenderProof;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.ui.audit.AuditAction;
import io.dunlin.ui.audit.AuditDetail;
import io.dunlin.ui.cases.CloseReason;
import io.dunlin.ui.cases.DisputeReason;
import io.dunlin.ui.dunning.StepWhen;
import io.dunlin.ui.today.JobName;
import io.dunlin.ui.triage.ReviewReason;
import java.util.Map;

/** Under which keys the texts of core's constants stand: a family for a type, and the constant's name. */
public final class Words {

    static final Map<Class<? extends Enum<?>>, String> FAMILIES = Map.ofEntries(
            Map.entry(Role.class, "role"),
            Map.entry(CaseEventKind.class, "case-event"),
            Map.entry(CaseTask.Kind.class, "task"),
            Map.entry(Representative.Role.class, "representative"),
            Map.entry(CallOutcome.class, "call-outcome"),
            Map.entry(CaseTask.State.class, "task-state"),
            Map.entry(CollectionCase.State.class, "case-state"),
            Map.entry(HoldReason.class, "hold"),
            Map.entry(Dispute.State.class, "dispute-state"),
            Map.entry(DisputeReason.class, "dispute-reason"),
            Map.entry(CloseReason.class, "close-reason"),
            Map.entry(ReplyClass.class, "reply"),
            Map.entry(ReviewReason.class, "review"),
            Map.entry(LinkEvidence.Rung.class, "link"),
            Map.entry(AuditAction.class, "audit-action"),
            Map.entry(AuditDetail.class, "audit-detail"),
            Map.entry(TemplateName.class, "template"),
            Map.entry(AppliedAction.Kind.class, "triage-action"),
            Map.entry(Channel.class, "channel"),
            Map.entry(Purpose.class, "purpose"),
            Map.entry(PdfFault.class, "pdf-fault"),
            Map.entry(PaymentLinkTemplate.Fault.class, "payment-link"),
            Map.entry(InvoiceAttachmentSettings.WhenMissing.class, "when-missing"),
            Map.entry(SenderDomainCheck.Reason.class, "sender-domain"),
            Map.entry(OutboundMessage.State.class, "message-state"),
            Map.entry(FeedFault.class, "feed-fault"),
            Map.entry(WriteBacks.State.class, "write-back"),
            Map.entry(RemittanceState.class, "remittance-state"),
            Map.entry(StatementState.class, "statement-state"),
            Map.entry(StatementVerdict.Relation.class, "statement-relation"),
            Map.entry(AllocationOrder.class, "allocation-order"),
            Map.entry(NotificationPreference.Delivery.class, "delivery"),
            Map.entry(JobName.class, "job"),
            Map.entry(InboundMail.State.class, "mail-state"),
            Map.entry(MailKind.class, "mail-kind"),
            Map.entry(Attachment.Status.class, "attachment-status"),
            Map.entry(ImportState.class, "import-state"),
            Map.entry(PluginStanding.class, "plugin-standing"),
            Map.entry(PluginFault.class, "plugin-fault"),
            Map.entry(FilingDraft.State.class, "filing-state"),
            Map.entry(PromiseToPay.State.class, "promise-state"),
            Map.entry(InstalmentPlan.State.class, "plan-state"),
            Map.entry(InstalmentPlan.Stage.class, "plan-stage"),
            Map.entry(PlanTerms.Beyond.class, "plan-beyond"),
            Map.entry(ContactPoint.State.class, "contact-state"),
            Map.entry(ContactPoint.Kind.class, "contact-kind"),
            Map.entry(PartyKind.class, "party-kind"),
            Map.entry(Receivable.State.class, "receivable-state"),
            Map.entry(LedgerEntry.Kind.class, "ledger"),
            Map.entry(LegalRateKind.class, "rate"),
            Map.entry(DayCount.class, "day-count"),
            Map.entry(LetterBatch.State.class, "letter-batch"),
            Map.entry(LetterSettings.Window.class, "envelope-window"),
            Map.entry(ManagerChoice.class, "manager-choice"),
            Map.entry(ManagerDecision.Via.class, "decision-via"),
            Map.entry(ManagerDecision.State.class, "decision-state"),
            Map.entry(ChoiceOutcome.Reason.class, "choice-refused"),
            Map.entry(DecisionSettings.WhenSilent.class, "when-silent"),
            Map.entry(NbpFault.class, "nbp-fault"),
            Map.entry(LimitationInterruption.Ground.class, "limitation-ground"),
            Map.entry(AgeBand.class, "age-band"),
            Map.entry(DunningStep.Channel.class, "step-channel"),
            Map.entry(PolicyVersion.State.class, "policy-state"),
            Map.entry(Approval.State.class, "approval-state"),
            Map.entry(FormalLetter.State.class, "letter-state"),
            Map.entry(FormalLetter.Kind.class, "letter-kind"),
            Map.entry(StepWhen.class, "step-when"),
            Map.entry(Clue.Kind.class, "clue"),
            Map.entry(SenderProof.Verdict.class, "sender"),
            Map.entry(SenderProof.Reason.class, "sender-reason"),
            Map.entry(Rule.class, "allocation-rule"),
            Map.entry(AllocationDecision.Reason.class, "unidentified"));

    private Words() {}

    static String key(Enum<?> constant) {
        String family = FAMILIES.get(constant.getDeclaringClass());
        if (family == null) {
            throw new IllegalArgumentException("No family of texts for " + constant.getDeclaringClass());
        }
        return family + "." + constant.name();
    }
}
