package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.remittances.statements.StatementProof;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.StatementQueries.FileRow;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The last files: what each of them brought, or why it brought nothing, and its bytes as they came. */
final class StatementFilesCard extends Composite<Card> {

    private static final int MOST_FILES = 20;
    private static final int SHOWN_OF_HASH = 12;
    private static final Set<String> READ = Set.of("IMPORTED", "UNREADABLE");

    private final StatementQueries queries;
    private final Statements statements;
    private final StatementProof proof;
    private final SignedIn signedIn;
    private final Format format;
    private boolean reading;

    StatementFilesCard(
            StatementQueries queries, Statements statements, StatementProof proof, SignedIn signedIn, Format format) {
        this.queries = queries;
        this.statements = statements;
        this.proof = proof;
        this.signedIn = signedIn;
        this.format = format;
    }

    @Override
    protected Card initContent() {
        return new Card(Texts.t("statements.files"));
    }

    void load() {
        List<FileRow> files = queries.files(Window.first(MOST_FILES));
        reading = files.stream().anyMatch(file -> !READ.contains(file.state()));
        People people = signedIn.people();
        setVisible(!files.isEmpty());
        getContent().show();
        files.forEach(file -> getContent().append(line(file, people)));
    }

    /** Whether one of the files shown was still being read. */
    boolean isReading() {
        return reading;
    }

    private Component line(FileRow file, People people) {
        Anchor name = RawFileLink.of(file.id(), file.fileName(), proof, signedIn.actor());
        name.addClassName("strong");
        Span hash = secondary("SHA-256 " + file.sha256().substring(0, SHOWN_OF_HASH) + "…");
        hash.setTitle(file.sha256());
        Div words = new Div(
                name,
                new Span(brought(file)),
                secondary(Texts.t(
                        "statements.handed-in", format.moment(file.receivedAt()), people.name(file.receivedBy()))),
                hash);
        words.addClassName("stacked");
        Div line = new Div(words, badge(file));
        line.addClassName("card-line");
        if (file.reasonEn() != null) {
            line.add(again(file));
        }
        return line;
    }

    private Button again(FileRow file) {
        Button again = new Button(Texts.t("statements.read-again"), _ -> {
            statements.importAgain(file.id(), signedIn.actor());
            Notice.done(Texts.t("statements.received", file.fileName()));
            load();
        });
        again.addThemeVariants(ButtonVariant.SMALL);
        return again;
    }

    private static String brought(FileRow file) {
        boolean polish = "pl".equals(UI.getCurrent().getLocale().getLanguage());
        return switch (file.state()) {
            case "IMPORTED" ->
                Texts.t(
                        "statements.brought",
                        Integer.toString(file.booked()),
                        Integer.toString(file.statements()),
                        Integer.toString(file.remittances()));
            case "UNREADABLE" ->
                Optional.ofNullable(polish ? file.reasonPl() : file.reasonEn())
                        .map(Format::asRead)
                        .orElse("");
            default -> Texts.t("statements.being-read");
        };
    }

    private static Component badge(FileRow file) {
        if ("UNREADABLE".equals(file.state())) {
            return StatusBadge.bad(Texts.t("statements.unreadable.badge"));
        }
        if (file.quarantined() > 0) {
            return StatusBadge.bad(Texts.t("statements.quarantined.badge", Integer.toString(file.quarantined())));
        }
        return "IMPORTED".equals(file.state())
                ? StatusBadge.good(Texts.t("statements.imported.badge"))
                : StatusBadge.waiting(Texts.t("statement-state.STAGED"));
    }

    private static Span secondary(String text) {
        Span span = new Span(text);
        span.addClassName("secondary");
        return span;
    }
}
