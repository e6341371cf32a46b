package io.dunlin.core.triage;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The fifteen classes of a debtor's reply, in the order of precedence: the first that applies is the primary and names
 * the mail folder.
 */
public enum ReplyClass {
    BOUNCE(0),
    LEGAL(1),
    INSOLVENCY(2),
    COMPLAINT(3),
    WRONG_CONTACT(4),
    AUTO_REPLY(5),
    DISPUTE(6),
    PAID_CLAIM(7),
    REMITTANCE(8),
    PLAN_REQUEST(9),
    PROMISE(10),
    DOC_REQUEST(11),
    DELAY(12),
    QUESTION(13),
    OTHER(14);

    private final int rank;

    ReplyClass(int rank) {
        this.rank = rank;
    }

    /** The place in the order of precedence, from 0; also the class's output in the model. */
    public int rank() {
        return rank;
    }

    /** Whether machine text may carry this class too; a machine's words are never anything below. */
    public boolean appliesToMachineText() {
        return rank <= DISPUTE.rank();
    }

    /** Whether a person always decides, and a lower confidence is enough for a hold. */
    public boolean alwaysForPerson() {
        return this == LEGAL || this == INSOLVENCY || this == COMPLAINT;
    }

    public static List<ReplyClass> inOrder(Collection<ReplyClass> classes) {
        return classes.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }
}
