package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.UserId;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.letters.FormalLetters;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;

/** Letters that a second person approves before they go. */
@Route(value = "formal-letters", layout = MainLayout.class)
@RolesAllowed({"CLERK", "MANAGER", "LAWYER", "ADMINISTRATOR"})
public final class FormalLettersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final FormalLetters letters;
    private final People people;
    private final SignedIn signedIn;
    private final Format format;
    private final Select<FormalLetter.State> state = new FilterSelect<>(
            Texts.t("formal.state"), Texts.t("filter.any-state"), FormalLetter.State.values(), this::filter);
    private final Checkbox mine = new Checkbox(Texts.t("formal.mine"));
    private final Grid<FormalLetter> grid = Rows.grid(Texts.t("formal.title"));

    public FormalLettersView(FormalLetters letters, SignedIn signedIn, Format format) {
        this.letters = letters;
        this.people = signedIn.people();
        this.signedIn = signedIn;
        this.format = format;
        mine.addValueChangeListener(change -> filterIf(change.isFromClient()));
        addColumns();
        Div filters = new Div(state, mine);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("formal.title"), Texts.t("formal.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        state.setValue(url.constant("state", FormalLetter.State.class).orElse(null));
        mine.setValue(url.on("mine"));
        String none = state.isEmpty() ? "formal.none" : "formal.none-here";
        grid.setEmptyStateText(Texts.t(mine.getValue() ? "formal.none-mine" : none));
        UserId approver = mine.getValue() ? signedIn.user().id() : null;
        Rows.lazy(grid, window -> letters.page(state.getValue(), approver, window));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("formal.title");
    }

    private void filterIf(boolean fromClient) {
        if (fromClient) {
            filter();
        }
    }

    private void filter() {
        UrlFilter.empty()
                .with("state", state.getValue())
                .with("mine", mine.getValue() ? true : null)
                .show(FormalLettersView.class);
    }

    private void addColumns() {
        grid.addComponentColumn(letter ->
                        new CaseLink(letter.caseId(), letter.reference().value()))
                .setHeader(Texts.t("case.reference"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(FormalLetter::debtorName)
                .setHeader(Texts.t("case.debtor"))
                .setFlexGrow(2);
        grid.addColumn(letter -> Texts.t(letter.kind()) + " · " + Texts.t(letter.channel()))
                .setHeader(Texts.t("formal.kind"))
                .setFlexGrow(2);
        grid.addColumn(letter -> format.shortMoment(letter.changedAt()) + " · " + people.name(letter.changedBy()))
                .setHeader(Texts.t("formal.changed"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(FormalLettersView::standing)
                .setHeader(Texts.t("formal.state"))
                .setFlexGrow(2);
        grid.addComponentColumn(FormalLettersView::open).setAutoWidth(true).setFlexGrow(0);
    }

    private static Component standing(FormalLetter letter) {
        Div cell = new Div(StatusBadge.of(letter.state()));
        cell.addClassName("badges");
        if (letter.approverName() != null) {
            cell.add(new Span(letter.approverName()));
        }
        return cell;
    }

    private static Button open(FormalLetter letter) {
        Button open = new Button(
                Texts.t("formal.open"),
                _ -> UI.getCurrent()
                        .navigate(FormalLetterView.class, letter.id().value()));
        open.addThemeVariants(ButtonVariant.SMALL);
        return open;
    }
}
