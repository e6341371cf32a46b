package io.dunlin.ui.parties;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorAccounts;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.remittances.statements.BankAccount;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.TaxNumber;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom debtors pay and on which account, who is in charge of a client, and the accounts whose statements are read. Administrators
 * change it; managers read it, and answer as the second person where another account waits.
 */
@Route(value = "creditors", layout = MainLayout.class)
@RolesAllowed({"MANAGER", "ADMINISTRATOR"})
public final class CreditorsView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    /** The filter in the address that opens the dialog for a new account, with the number that a statement names. */
    public static final String NEW_ACCOUNT = "account";

    private final Parties parties;
    private final CreditorAccounts payments;
    private final BankAccounts accounts;
    private final Statements statements;
    private final Users users;
    private final SignedIn signedIn;
    private final Format format;
    private final Grid<Creditor> creditors = Rows.grid(Texts.t("creditors.list"));
    private final Grid<BankAccount> read = Rows.grid(Texts.t("accounts.title"));
    private final Div waiting = new Div();
    private Map<UserId, User> people = Map.of();
    private Map<CreditorId, Creditor> known = Map.of();

    public CreditorsView(
            Parties parties,
            CreditorAccounts payments,
            BankAccounts accounts,
            Statements statements,
            Users users,
            SignedIn signedIn,
            Format format) {
        this.parties = parties;
        this.payments = payments;
        this.accounts = accounts;
        this.statements = statements;
        this.users = users;
        this.signedIn = signedIn;
        this.format = format;
        addClassNames("page", "long-page");
        addCreditorColumns();
        addAccountColumns();
        Card owed = new Card(Texts.t("creditors.list"));
        owed.show(creditors);
        Button add = new Button(Texts.t("accounts.add"), _ -> register(null, ""));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setVisible(mayChange());
        Card watched = new Card(Texts.t("accounts.title"), add);
        watched.show(read);
        add(new PageHeader(Texts.t("creditors.title"), Texts.t("creditors.subtitle")), waiting, owed, watched);
        load();
    }

    private boolean mayChange() {
        return signedIn.has(Role.ADMINISTRATOR);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter.of(event)
                .text(NEW_ACCOUNT)
                .filter(_ -> mayChange())
                .filter(number -> accounts.find(number).isEmpty())
                .ifPresent(number -> register(null, number));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("creditors.title");
    }

    private void load() {
        people = users.all().stream().collect(Collectors.toMap(User::id, Function.identity()));
        List<Creditor> all = parties.creditors();
        known = all.stream().collect(Collectors.toMap(Creditor::id, Function.identity()));
        creditors.setItems(all);
        read.setItems(accounts.all());
        waiting.removeAll();
        payments.open().forEach(this::showWaiting);
        waiting.setVisible(waiting.getComponentCount() > 0);
    }

    private void showWaiting(Approval question) {
        CreditorId id = new CreditorId(question.subject().id());
        payments.newest(id)
                .ifPresent(proposal -> waiting.add(new ProposalCard(
                        question, proposal, parties.getCreditor(id), payments, signedIn, format, this::answered)));
    }

    private void addCreditorColumns() {
        creditors.addColumn(Creditor::name).setHeader(Texts.t("creditors.name")).setFlexGrow(2);
        creditors
                .addColumn(creditor -> Optional.ofNullable(creditor.taxNumber())
                        .map(TaxNumber::toString)
                        .orElse(""))
                .setHeader(Texts.t("creditors.tax-number"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        creditors
                .addComponentColumn(this::paidOn)
                .setHeader(Texts.t("creditors.account"))
                .setWidth("19rem")
                .setFlexGrow(0);
        creditors
                .addColumn(this::manager)
                .setHeader(Texts.t("creditors.manager"))
                .setFlexGrow(1);
        creditors
                .addComponentColumn(creditor -> small("creditors.change", creditor.name(), () -> change(creditor)))
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setVisible(mayChange());
        creditors.setAllRowsVisible(true);
        creditors.setEmptyStateText(Texts.t("creditors.none"));
    }

    private void addAccountColumns() {
        read.addColumn(BankAccount::name).setHeader(Texts.t("accounts.name")).setFlexGrow(2);
        read.addColumn(account -> format.account(account.account()))
                .setHeader(Texts.t("accounts.number"))
                .setWidth("19rem")
                .setFlexGrow(0);
        read.addColumn(account -> account.currency().getCurrencyCode())
                .setHeader(Texts.t("accounts.currency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        read.addColumn(this::owner).setHeader(Texts.t("accounts.whose")).setFlexGrow(2);
        read.addComponentColumn(account -> new Div(
                        small("accounts.change", account.name(), () -> register(account, "")),
                        small("accounts.remove", account.name(), () -> remove(account))))
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setVisible(mayChange());
        read.setAllRowsVisible(true);
        read.setEmptyStateText(Texts.t("accounts.none"));
    }

    private Component paidOn(Creditor creditor) {
        return Optional.ofNullable(creditor.account())
                .map(Iban::value)
                .map(format::account)
                .map(Span::new)
                .orElseGet(() -> new Span(StatusBadge.waiting(Texts.t("creditors.no-account"))));
    }

    private String manager(Creditor creditor) {
        return Optional.ofNullable(creditor.accountManager())
                .map(people::get)
                .map(User::displayName)
                .orElse("");
    }

    private String owner(BankAccount account) {
        return Optional.ofNullable(account.creditorId())
                .map(known::get)
                .map(Creditor::name)
                .orElseGet(() -> Texts.t("accounts.several"));
    }

    private static Button small(String key, String of, Runnable act) {
        Button button = new Button(Texts.t(key), _ -> act.run());
        button.setAriaLabel(Texts.t(key) + ": " + of);
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void change(Creditor creditor) {
        List<User> enabled = people.values().stream().filter(User::enabled).toList();
        new CreditorDialog(
                        creditor,
                        enabled,
                        new CreditorDialog.Approvers(
                                payments.candidates(signedIn.actor()),
                                account -> payments.needsApproval(creditor.id(), account.orElse(null))),
                        wish -> {
                            parties.changeCreditor(creditor.id(), wish.change(), wish.reason(), signedIn.actor());
                            answered(payments.change(
                                    creditor.id(), wish.account(), wish.approver(), wish.reason(), signedIn.actor()));
                        })
                .open();
    }

    private void answered(CreditorAccounts.Outcome outcome) {
        switch (outcome) {
            case CreditorAccounts.Outcome.Unchanged _ -> Notice.done(Texts.t("settings.saved"));
            case CreditorAccounts.Outcome.InUse(Creditor creditor) ->
                Notice.done(
                        Texts.t(isRead(creditor.account()) ? "creditors.account.in-use" : "creditors.account.unread"));
            case CreditorAccounts.Outcome.Asked(Approval question) ->
                Notice.done(Texts.t("creditors.account.asked", question.approverName()));
            case CreditorAccounts.Outcome.Dropped _ -> Notice.done(Texts.t("creditors.account.dropped"));
            case CreditorAccounts.Outcome.Refused(LocalizedText why) -> Notice.refused(List.of(why));
        }
        load();
    }

    private boolean isRead(@Nullable Iban account) {
        return account == null || accounts.find(account.value()).isPresent();
    }

    private void register(@Nullable BankAccount account, String number) {
        new BankAccountDialog(account, number, List.copyOf(known.values()), accounts, this::registered).open();
    }

    private void registered(BankAccounts.Registration registration, String why) {
        boolean kept = accounts.register(registration, why, signedIn.actor()).value() > 0;
        int booked = kept ? statements.judgeAgain(registration.account(), signedIn.actor()) : 0;
        Notice.done(booked == 0 ? Texts.t("settings.saved") : Texts.t("accounts.booked", Integer.toString(booked)));
        load();
    }

    private void remove(BankAccount account) {
        ConfirmDialog.askWhy(
                Texts.t("accounts.remove.title", format.account(account.account())),
                Texts.t("accounts.remove.text"),
                Texts.t("accounts.remove"),
                why -> {
                    if (accounts.remove(account.id(), why, signedIn.actor())) {
                        Notice.done(Texts.t("accounts.removed"));
                    } else {
                        Notice.refused(Texts.t("accounts.in-use"));
                    }
                    load();
                });
    }
}
