package io.dunlin.ui.parties;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.parties.AccountProposal;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorAccounts;
import io.dunlin.spi.value.Iban;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ApprovalLines;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Another account for a creditor's debtors that waits for a second person: both numbers in full, and how to check the new one
 * before saying yes.
 */
final class ProposalCard extends Div {

    private final Approval question;
    private final AccountProposal proposal;
    private final Creditor creditor;
    private final CreditorAccounts accounts;
    private final SignedIn signedIn;
    private final Consumer<CreditorAccounts.Outcome> done;

    /** @param done hears what came of an answer, or of taking the question back */
    ProposalCard(
            Approval question,
            AccountProposal proposal,
            Creditor creditor,
            CreditorAccounts accounts,
            SignedIn signedIn,
            Format format,
            Consumer<CreditorAccounts.Outcome> done) {
        this.question = question;
        this.proposal = proposal;
        this.creditor = creditor;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.done = done;
        Span check = new Span(
                Texts.t(proposal.account() == null ? "creditors.proposal.none.text" : "creditors.proposal.check"));
        check.addClassName("strong");
        Div words = new Div(
                number("creditors.proposal.now", creditor.account(), format),
                number("creditors.proposal.to-be", proposal.account(), format),
                check);
        words.addClassName("stacked");
        Card card = new Card(Texts.t("creditors.proposal.title", creditor.name()));
        card.show(
                words,
                new ApprovalLines(
                        List.of(question),
                        _ -> Texts.t("creditors.proposal.until"),
                        signedIn.user().id(),
                        new Answers(),
                        signedIn.people(),
                        format));
        if (question.askedBy().equals(signedIn.actor().name())) {
            Button withdraw = new Button(Texts.t("creditors.proposal.withdraw"), _ -> withdraw());
            withdraw.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            Div acts = new Div(withdraw);
            acts.addClassName("actions");
            card.append(acts);
        }
        add(card);
    }

    private static Span number(String key, @Nullable Iban account, Format format) {
        return new Span(
                Texts.t(key, account == null ? Texts.t("creditors.proposal.none") : format.account(account.value())));
    }

    private final class Answers implements ApprovalLines.Answers {

        @Override
        public void approve(Approval approval) {
            boolean none = proposal.account() == null;
            ConfirmDialog.askFor(
                    Texts.t(none ? "confirm.reason" : "creditors.proposal.checked"),
                    Texts.t("creditors.proposal.approve.title", creditor.name()),
                    Texts.t(none ? "creditors.proposal.none.text" : "creditors.proposal.check"),
                    Texts.t("approval.approve"),
                    note -> done.accept(accounts.approve(creditor.id(), question.version(), note, signedIn.actor())));
        }

        @Override
        public void reject(Approval approval) {
            ConfirmDialog.askWhy(
                    Texts.t("creditors.proposal.reject.title", creditor.name()),
                    Texts.t("creditors.proposal.reject.text"),
                    Texts.t("approval.reject"),
                    note -> done.accept(accounts.reject(creditor.id(), question.version(), note, signedIn.actor())));
        }
    }

    private void withdraw() {
        ConfirmDialog.ask(
                Texts.t("creditors.proposal.withdraw.title", creditor.name()),
                Texts.t("creditors.proposal.reject.text"),
                Texts.t("creditors.proposal.withdraw"),
                () -> done.accept(accounts.withdraw(creditor.id(), signedIn.actor())));
    }
}
