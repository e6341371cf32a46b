package io.dunlin.ui.remittances;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.shared.Registration;
import io.dunlin.core.access.Role;
import io.dunlin.core.remittances.feeds.BankPolls;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.StatementProof;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.StatementQueries.StatementRow;
import io.dunlin.core.remittances.statements.StatementReceipt;
import io.dunlin.core.remittances.statements.StatementState;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.remittances.writebacks.WriteBacks;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UploadOutcomes;
import io.dunlin.ui.components.UploadWords;
import io.dunlin.ui.components.UrlFilter;
import io.dunlin.ui.parties.CreditorsView;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bank statements: files are handed in here, and what does not add up waits for a person. */
@Route(value = "statements", layout = MainLayout.class)
@RolesAllowed({"ACCOUNTANT", "ADMINISTRATOR"})
public final class StatementsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LARGEST_FILE = 50 * 1024 * 1024;
    private static final int LOOK_AGAIN_MILLIS = 2_000;
    private static final int MOST_LOOKS = 60;
    /** A file is read before its statements are booked. */
    private static final int LOOKS_AFTER_READING = 3;

    private final Statements statements;
    private final SignedIn signedIn;
    private final Format format;
    private final StatementQueries queries;
    private final StatementProof proof;
    private final BankAccounts accounts;
    private final Select<StatementState> state = new FilterSelect<>(
            Texts.t("statement.state"), Texts.t("filter.any-state"), StatementState.values(), this::filter);
    private final Grid<StatementRow> grid = Rows.grid(Texts.t("statements.title"));
    private final UploadOutcomes outcomes = new UploadOutcomes();
    private final StatementFilesCard files;
    private final CompletenessCard completeness;
    private final PollsCard polls;
    private final WriteBacksCard told;
    private @Nullable Registration polling;
    private int looks;

    public StatementsView(
            Statements statements,
            StatementQueries queries,
            StatementProof proof,
            BankAccounts accounts,
            BankPolls bankPolls,
            WriteBacks writeBacks,
            SignedIn signedIn,
            Format format) {
        this.statements = statements;
        this.queries = queries;
        this.proof = proof;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.format = format;
        this.files = new StatementFilesCard(queries, statements, proof, signedIn, format);
        this.completeness = new CompletenessCard(proof, format);
        this.polls = new PollsCard(bankPolls, format);
        this.told = new WriteBacksCard(writeBacks, signedIn, format);
        addColumns();
        grid.setHeight("26rem");
        grid.addItemClickListener(click ->
                new StatementDialog(click.getItem(), queries, statements, signedIn, format, this::reload).open());
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> receive(file.fileName(), content)));
        upload.setMaxFileSize(LARGEST_FILE);
        UploadWords.say(upload, Texts.t("statements.upload"), Texts.t("statements.drop"));
        Button refresh = new Button(Texts.t("statements.refresh"), _ -> reload());
        refresh.addThemeVariants(ButtonVariant.TERTIARY);
        Div filters = new Div(state);
        filters.addClassName("filters");
        addClassNames("page", "long-page");
        add(
                new PageHeader(Texts.t("statements.title"), Texts.t("statements.subtitle"), refresh),
                upload,
                outcomes.of(upload),
                filters,
                grid,
                completeness,
                files,
                polls,
                told);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state.setValue(
                UrlFilter.of(event).constant("state", StatementState.class).orElse(null));
        grid.setEmptyStateText(Texts.t(state.getValue() == null ? "statements.none" : "statements.none-fits"));
        Rows.lazy(grid, window -> queries.page(new StatementQueries.Filter(state.getValue(), null, null), window));
        showProof();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("statements.title");
    }

    private void filter() {
        UrlFilter.empty().with("state", state.getValue()).show(StatementsView.class);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(_ -> look());
        looks = files.isReading() ? MOST_LOOKS : 0;
        follow();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        Registration listening = polling;
        if (listening != null) {
            listening.remove();
            polling = null;
        }
        event.getUI().setPollInterval(-1);
    }

    private void look() {
        reload();
        follow();
    }

    /** Looks again while a file is being read, so that nobody has to ask what became of it; not for ever. */
    private void follow() {
        looks = Math.min(looks - 1, files.isReading() ? MOST_LOOKS : LOOKS_AFTER_READING);
        getUI().ifPresent(ui -> ui.setPollInterval(looks > 0 ? LOOK_AGAIN_MILLIS : -1));
    }

    private void reload() {
        grid.getDataProvider().refreshAll();
        showProof();
    }

    private void showProof() {
        completeness.load();
        files.load();
        polls.load();
        told.load();
    }

    private void receive(String name, byte[] content) {
        if (content.length == 0) {
            outcomes.refused(Texts.t("statements.empty", name));
            return;
        }
        switch (statements.receive(name, content, signedIn.actor())) {
            case StatementReceipt.Stored _ -> outcomes.taken(Texts.t("statements.received", name));
            case StatementReceipt.Repeated _ -> outcomes.refused(Texts.t("statements.repeated", name));
        }
        reload();
        looks = MOST_LOOKS;
        follow();
    }

    private void addColumns() {
        grid.addComponentColumn(this::named)
                .setHeader(Texts.t("statement.account"))
                .setWidth("17.5rem")
                .setFlexGrow(0);
        grid.addColumn(row -> money(row.closing()))
                .setHeader(Texts.t("statement.closing"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(StatementRow::lines)
                .setHeader(Texts.t("statement.lines"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(StatementsView::state)
                .setHeader(Texts.t("statement.state"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::decision).setFlexGrow(1);
    }

    /** Narrow, so that beside it there is room for what is wrong. */
    private Component named(StatementRow row) {
        Span which = new Span(Stream.of(
                        Optional.ofNullable(row.number()).map(number -> Texts.t("statement.no", number)),
                        Optional.ofNullable(row.closingOn()).map(format::day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · ")));
        which.addClassName("secondary");
        Div cell = new Div(new Span(format.account(row.account())), which);
        cell.addClassName("stacked");
        return cell;
    }

    private static Component state(StatementRow row) {
        Div cell = new Div(StatusBadge.of(row.state()));
        if (row.openFailures() > 0) {
            cell.add(StatusBadge.bad(Texts.t("statement.failures", Integer.toString(row.openFailures()))));
        }
        cell.addClassNames("badges", "in-full");
        return cell;
    }

    private String money(@Nullable Money money) {
        return money == null ? "" : format.money(money);
    }

    private Component decision(StatementRow row) {
        Div cell = new Div();
        cell.addClassNames("stacked", "in-full");
        boolean waits = row.state() == StatementState.QUARANTINED;
        if (waits || row.state() == StatementState.DISCARDED) {
            boolean polish = "pl".equals(UI.getCurrent().getLocale().getLanguage());
            Span why = new Span(Optional.ofNullable(polish ? row.reasonPl() : row.reasonEn())
                    .map(Format::asRead)
                    .orElse(""));
            why.addClassName("secondary");
            cell.add(
                    why,
                    RawFileLink.of(row.fileId(), row.fileName(), proof, signedIn.actor()),
                    waits ? choices(row) : new Div(small("statement.take-back-discard", () -> takeBackDiscard(row))));
        }
        return cell;
    }

    /** Of an account that nobody knows nothing can be booked: it is added first. */
    private Component choices(StatementRow row) {
        Div choices = new Div();
        if (accounts.find(row.account()).isPresent()) {
            choices.add(
                    small("statement.accept", () -> accept(row)),
                    small("statement.judge-again", () -> judgeAgain(row)));
        } else if (signedIn.has(Role.ADMINISTRATOR)) {
            choices.add(small(
                    "statement.add-account",
                    () -> UrlFilter.empty()
                            .with(CreditorsView.NEW_ACCOUNT, row.account())
                            .show(CreditorsView.class)));
        }
        choices.add(small("statement.discard", () -> discard(row)));
        return choices;
    }

    private static Button small(String key, Runnable act) {
        Button button = new Button(Texts.t(key), _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void judgeAgain(StatementRow row) {
        if (statements.judgeAgain(row.id(), signedIn.actor())) {
            Notice.refused(Texts.t("statement.still-waits"));
        } else {
            Notice.done(Texts.t("statement.no-longer-waits"));
        }
        reload();
    }

    private void accept(StatementRow row) {
        ConfirmDialog.askWhy(
                Texts.t("statement.accept.title", format.account(row.account())),
                Texts.t("statement.accept.text"),
                Texts.t("statement.accept"),
                why -> {
                    statements.accept(row.id(), why, signedIn.actor());
                    Notice.done(Texts.t("statement.decided"));
                    reload();
                });
    }

    private void takeBackDiscard(StatementRow row) {
        ConfirmDialog.askWhy(
                Texts.t("statement.take-back-discard.title", format.account(row.account())),
                Texts.t("statement.take-back-discard.text"),
                Texts.t("statement.take-back-discard"),
                why -> {
                    if (statements.takeBackDiscard(row.id(), why, signedIn.actor())) {
                        Notice.done(Texts.t("statement.waits-again"));
                    } else {
                        Notice.refused(Texts.t("statement.booked-elsewhere"));
                    }
                    reload();
                });
    }

    private void discard(StatementRow row) {
        ConfirmDialog.askWhy(
                Texts.t("statement.discard.title", format.account(row.account())),
                Texts.t("statement.discard.text"),
                Texts.t("statement.discard"),
                why -> {
                    statements.discard(row.id(), why, signedIn.actor());
                    Notice.done(Texts.t("statement.decided"));
                    reload();
                });
    }
}
