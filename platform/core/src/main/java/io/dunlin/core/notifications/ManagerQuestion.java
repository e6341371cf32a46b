package io.dunlin.core.notifications;

import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case whose escalation waits for a decision.
 *
 * @param accountManager who looks after the debtor, else the creditor; null for nobody
 * @param balance what is owed by its open receivables
 * @param documents the numbers of what is owed, oldest first, in one line
 * @param policyCode the policy that asked
 */
public record ManagerQuestion(
        ManagerQuestionId id,
        CaseTaskId taskId,
        CaseId caseId,
        CaseReference reference,
        DebtorId debtorId,
        String debtorName,
        CreditorId creditorId,
        String creditorName,
        @Nullable UserId accountManager,
        Money balance,
        @Nullable LocalDate oldestDueOn,
        String documents,
        String policyCode,
        LocalDate askedOn,
        @Nullable LocalDate chasedOn,
        @Nullable LocalDate escalatedOn) {}
