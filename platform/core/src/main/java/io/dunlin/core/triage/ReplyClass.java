package io.dunlin.core.triage;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The fifteen classes of a debtor's reply, in the order of precedence: the first that applies is the primary and names
 * the mail folder.
 */
public enum ReplyClass {
    BOUNCE,
    LEGAL,
    INSOLVENCY,
    COMPLAINT,
    WRONG_CONTACT,
    AUTO_REPLY,
    DISPUTE,
    PAID_CLAIM,
    REMITTANCE,
    PLAN_REQUEST,
    PROMISE,
    DOC_REQUEST,
    DELAY,
    QUESTION,
    OTHER;

    /** Whether machine text may carry this class too; a machine's words are never anything below. */
    public boolean appliesToMachineText() {
        return ordinal() <= AUTO_REPLY.ordinal();
    }

    /** Whether a person always decides, and a lower confidence is enough for a hold. */
    public boolean alwaysForPerson() {
        return this == LEGAL || this == INSOLVENCY || this == COMPLAINT;
    }

    public static List<ReplyClass> inOrder(Collection<ReplyClass> classes) {
        return classes.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }
}
