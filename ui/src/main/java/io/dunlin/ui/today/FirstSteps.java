package io.dunlin.ui.today;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.letters.LetterSettings;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.imports.ReceivableImportQueries;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.access.SignedIn;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an administrator has to set up between the installation and the first message to a debtor, and what of it is done. */
@Component
public class FirstSteps {

    private final MailProperties mail;
    private final InboxQueries inbox;
    private final Users users;
    private final ReceivableImportQueries imports;
    private final StatementQueries statements;
    private final BankAccounts accounts;
    private final Parties parties;
    private final ProductSettings settings;
    private final SignedIn signedIn;

    public FirstSteps(
            MailProperties mail,
            InboxQueries inbox,
            Users users,
            ReceivableImportQueries imports,
            StatementQueries statements,
            BankAccounts accounts,
            Parties parties,
            ProductSettings settings,
            SignedIn signedIn) {
        this.mail = mail;
        this.inbox = inbox;
        this.users = users;
        this.imports = imports;
        this.statements = statements;
        this.accounts = accounts;
        this.parties = parties;
        this.settings = settings;
        this.signedIn = signedIn;
    }

    /**
     * @param titleKey what is to be done
     * @param textKey how
     * @param href where on the screens
     */
    record Step(String titleKey, String textKey, String href, boolean done) {}

    /** In the order in which they are best taken; none for other people and once messages go out. */
    List<Step> open() {
        if (!signedIn.has(Role.ADMINISTRATOR)
                || settings.get(SendingSettings.GROUP).live()) {
            return List.of();
        }
        return List.of(
                new Step("first-steps.mail", "first-steps.mail.text", "sending", mail.configured()),
                new Step(
                        "first-steps.mailbox",
                        "first-steps.mailbox.text",
                        "mail",
                        !inbox.mailboxes().isEmpty()),
                new Step(
                        "first-steps.people",
                        "first-steps.people.text",
                        "users",
                        users.all().size() > 1),
                new Step(
                        "first-steps.receivables",
                        "first-steps.receivables.text",
                        "imports",
                        !imports.page(null, Window.first(1)).isEmpty()),
                new Step("first-steps.accounts", "first-steps.accounts.text", "creditors", accountsKnown()),
                new Step(
                        "first-steps.statements",
                        "first-steps.statements.text",
                        "statements",
                        !statements
                                .page(StatementQueries.Filter.none(), Window.first(1))
                                .isEmpty()),
                new Step(
                        "first-steps.letters",
                        "first-steps.letters.text",
                        "settings",
                        !settings.get(LetterSettings.GROUP).sender().isEmpty()),
                new Step("first-steps.rehearsal", "first-steps.rehearsal.text", "rehearsal", false),
                new Step("first-steps.live", "first-steps.live.text", "sending", false));
    }

    /** Debtors are told where to pay, and what they pay is read. */
    private boolean accountsKnown() {
        return !accounts.all().isEmpty()
                && parties.creditors().stream().allMatch(creditor -> creditor.account() != null);
    }
}
