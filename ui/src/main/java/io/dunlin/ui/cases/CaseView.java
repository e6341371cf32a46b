package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.PermitAll;

/** One case with all that belongs to it: what happened on the left, what holds it and what is to be done on the right. */
@Route(value = "cases", layout = MainLayout.class)
@PermitAll
public final class CaseView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {

    private final CaseQueries cases;
    private final Format format;
    private final CaseParts parts;
    private String title = "";

    public CaseView(CaseQueries cases, Format format, CaseParts parts) {
        this.cases = cases;
        this.format = format;
        this.parts = parts;
        addClassNames("page", "case-page");
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        CaseId caseId = new CaseId(id);
        if (cases.findRow(caseId, format.today()).isEmpty()) {
            throw new NotFoundException();
        }
        show(caseId);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(CaseId id) {
        Runnable changed = () -> show(id);
        OpenCase opened = parts.open(id, changed);
        CaseRow row = cases.findRow(id, format.today()).orElseThrow(NotFoundException::new);
        title = row.reference() + " " + row.debtorName();
        TabSheet story = new TabSheet();
        story.add(Texts.t("case.timeline"), parts.timeline(id, changed));
        story.add(Texts.t("receivables.title"), parts.receivables(row));
        story.addClassName("story");
        Div aside = new Div();
        for (Component card : parts.cards(row, opened)) {
            aside.add(card);
        }
        aside.addClassName("aside");
        Div columns = new Div(story, aside);
        columns.addClassName("columns");
        removeAll();
        add(parts.header(row, opened), columns);
    }
}
