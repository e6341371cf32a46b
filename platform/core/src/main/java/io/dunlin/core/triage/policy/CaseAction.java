package io.dunlin.core.triage.policy;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happens to a case because of a mail. None of them closes a debt, changes an amount or an account. */
public sealed interface CaseAction {

    /** About documents that the writer named, or else about the whole case. */
    sealed interface OnDocuments extends CaseAction {

        List<String> invoices();
    }

    /** Something for a person to do. */
    sealed interface ForPerson extends CaseAction {}

    /** About the debtor's addresses. */
    sealed interface OnContacts extends CaseAction {}

    /** Written down with the decision, for those who act on it later. */
    sealed interface Noted extends CaseAction {}

    record PlaceHold(ReplyClass because, HoldScope scope, HoldLength length, List<String> invoices)
            implements OnDocuments {
        public PlaceHold {
            invoices = List.copyOf(invoices);
        }
    }

    /**
     * A day on which the debtor will pay.
     *
     * @param invoices what is promised; empty for all that is owed
     */
    record RegisterPromise(LocalDate dueOn, List<Money> amounts, List<String> invoices) implements OnDocuments {
        public RegisterPromise {
            invoices = List.copyOf(invoices);
            amounts = List.copyOf(amounts);
        }
    }

    record RaiseDispute(List<String> invoices) implements OnDocuments {
        public RaiseDispute {
            invoices = List.copyOf(invoices);
        }
    }

    record OpenTask(TaskKind kind) implements ForPerson {}

    /** A legal clock that ends some days or months from the mail. */
    record StartClock(Clock clock) implements ForPerson {

        public enum Clock {
            INSOLVENCY_CLAIM_30_DAYS,
            PRIVACY_ONE_MONTH
        }
    }

    record MarkAddressDead(List<String> addresses) implements OnContacts {
        public MarkAddressDead {
            addresses = List.copyOf(addresses);
        }
    }

    record StopAddress() implements OnContacts {}

    record UseNextChannel() implements Noted {}

    record RetryLater() implements Noted {}

    record SearchCredits(List<Money> amounts) implements Noted {
        public SearchCredits {
            amounts = List.copyOf(amounts);
        }
    }

    record FeedMatcher(List<String> invoices, List<Money> amounts) implements Noted {
        public FeedMatcher {
            invoices = List.copyOf(invoices);
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * A plan for a person to look at.
     *
     * @param invoices what it is about; empty for all that is overdue
     */
    record DraftPlan(List<Money> amounts, List<String> invoices) implements CaseAction {
        public DraftPlan {
            invoices = List.copyOf(invoices);
            amounts = List.copyOf(amounts);
        }
    }

    record ProposeContact(List<String> addresses) implements OnContacts {
        public ProposeContact {
            addresses = List.copyOf(addresses);
        }
    }

    record StoreAbsence(@Nullable LocalDate until, @Nullable String standIn) implements Noted {}

    record SendAnswer(Answer answer) implements CaseAction {}
}
