package io.dunlin.ui.litigation;

import com.vaadin.flow.component.button.Button;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.litigation.Filings;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What lawyers do about a filing on the page of a case. */
@Component
public class FilingActs {

    private final Filings filings;
    private final SignedIn signedIn;

    public FilingActs(Filings filings, SignedIn signedIn) {
        this.filings = filings;
        this.signedIn = signedIn;
    }

    /** Prepares a draft, where the lawyers have the case and one of them looks at it. */
    public Optional<Button> button(CaseRow row) {
        return row.state() == CollectionCase.State.LITIGATION && signedIn.has(Role.LAWYER)
                ? Optional.of(new Button(Texts.t("filing.prepare"), _ -> prepare(row)))
                : Optional.empty();
    }

    private void prepare(CaseRow row) {
        List<String> formats = filings.formats();
        if (formats.isEmpty()) {
            Notice.refused(Texts.t("filing.no-format"));
        } else {
            new NewFilingDialog(row, formats, format -> filings.draft(row.id(), format, signedIn.actor())).open();
        }
    }
}
