package io.dunlin.ui.components;

import com.vaadin.flow.component.combobox.ComboBox;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.shared.Window;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Finds a case by a part of its reference, of its debtor's name or of a document's number. */
public final class CaseChoice extends ComboBox<CaseRow> {

    /** @param state of the cases to choose from; null for all */
    public CaseChoice(String label, CaseQueries cases, CollectionCase.@Nullable State state, LocalDate today) {
        super(label);
        setItems(query -> cases
                .page(
                        new CaseQueries.Filter(
                                query.getFilter()
                                        .map(String::strip)
                                        .filter(text -> !text.isEmpty())
                                        .orElse(null),
                                state,
                                null,
                                null),
                        today,
                        new Window(Math.min(query.getOffset(), Window.LAST_ROW), Math.max(1, query.getLimit())))
                .stream());
        setItemLabelGenerator(row -> row.reference() + " · " + row.debtorName());
    }
}
