package io.dunlin.core.notifications;

import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.parties.AccountProposal;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorAccounts;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.Parties;
import java.util.List;
import org.springframework.stereotype.Component;

/** Accounts that debtors are to pay on, which are spoken of by their creditor and with both numbers in full. */
@Component
class AccountMatter implements ApprovalMatter {

    private final Parties parties;
    private final CreditorAccounts accounts;

    AccountMatter(Parties parties, CreditorAccounts accounts) {
        this.parties = parties;
        this.accounts = accounts;
    }

    @Override
    public ApprovalSubject.Kind kind() {
        return ApprovalSubject.Kind.CREDITOR_ACCOUNT;
    }

    @Override
    public String origin() {
        return "creditor-account";
    }

    @Override
    public Words asked(Approval approval, NotificationTexts texts) {
        Creditor creditor = creditorOf(approval);
        AccountProposal proposal = accounts.newest(creditor.id()).orElseThrow();
        return words(
                creditor,
                "approval.account",
                List.of(
                        texts.text(
                                "approval.account.change",
                                texts.account(creditor.account()),
                                texts.account(proposal.account())),
                        texts.text("approval.account.check")),
                texts);
    }

    @Override
    public Words answered(Approval approval, NotificationTexts texts) {
        return words(
                creditorOf(approval),
                approval.isApproved() ? "approval.account.yes" : "approval.account.no",
                List.of(),
                texts);
    }

    private Creditor creditorOf(Approval approval) {
        return parties.getCreditor(new CreditorId(approval.subject().id()));
    }

    private static Words words(Creditor creditor, String key, List<String> lines, NotificationTexts texts) {
        return new Words(null, texts.text(key, creditor.name()), lines, Place.CREDITORS.path());
    }
}
