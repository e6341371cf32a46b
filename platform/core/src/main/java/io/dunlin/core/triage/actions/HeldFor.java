package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.triage.ReplyClass;
import java.util.Arrays;
import java.util.Optional;

/** By which name a case is held for what a debtor wrote, and back. */
public final class HeldFor {

    private HeldFor() {}

    static HoldReason reasonOf(ReplyClass replyClass) {
        return switch (replyClass) {
            case LEGAL -> HoldReason.LEGAL;
            case INSOLVENCY -> HoldReason.INSOLVENCY;
            case COMPLAINT -> HoldReason.COMPLAINT;
            case WRONG_CONTACT -> HoldReason.WRONG_CONTACT;
            case DISPUTE -> HoldReason.DISPUTE;
            case PAID_CLAIM -> HoldReason.PAYMENT_CLAIMED;
            case REMITTANCE -> HoldReason.REMITTANCE_ANNOUNCED;
            case PLAN_REQUEST -> HoldReason.PLAN_REQUESTED;
            case PROMISE -> HoldReason.PROMISE;
            case DOC_REQUEST -> HoldReason.DOCUMENTS_REQUESTED;
            case DELAY -> HoldReason.DELAY;
            case BOUNCE, AUTO_REPLY, QUESTION, OTHER -> HoldReason.REPLY_UNREAD;
        };
    }

    /** For which class a decision held a case; of those with one reason only a question is decided with a hold. */
    public static Optional<ReplyClass> classOf(HoldReason reason) {
        return reason == HoldReason.REPLY_UNREAD
                ? Optional.of(ReplyClass.QUESTION)
                : Arrays.stream(ReplyClass.values())
                        .filter(each -> reasonOf(each) == reason)
                        .findFirst();
    }
}
