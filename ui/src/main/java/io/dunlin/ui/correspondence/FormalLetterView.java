package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.letters.Letters;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.letters.FormalLetterId;
import io.dunlin.core.dunning.letters.FormalLetterOutcome;
import io.dunlin.core.dunning.letters.FormalLetters;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ApprovalLines;
import io.dunlin.ui.components.ApproverDialog;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;

/** One formal letter: its words, what was changed by whom, and the second person's answer. */
@Route(value = "formal-letters", layout = MainLayout.class)
@RolesAllowed({"CLERK", "MANAGER", "LAWYER", "ADMINISTRATOR"})
public final class FormalLetterView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {

    private final FormalLetters letters;
    private final Letters printer;
    private final People people;
    private final SignedIn signedIn;
    private final Format format;
    private FormalLetterId id = new FormalLetterId(0);
    private String title = "";

    public FormalLetterView(FormalLetters letters, Letters printer, SignedIn signedIn, Format format) {
        this.letters = letters;
        this.printer = printer;
        this.people = signedIn.people();
        this.signedIn = signedIn;
        this.format = format;
        addClassNames("page", "long-page");
    }

    @Override
    public void setParameter(BeforeEvent event, Long number) {
        id = new FormalLetterId(number);
        if (letters.find(id).isEmpty()) {
            throw new NotFoundException();
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show() {
        FormalLetter letter = letters.get(id);
        List<FormalLetter.Version> versions = letters.versions(id);
        title = Texts.t(letter.kind()) + ", " + letter.debtorName();
        Button back = new Button(Texts.t("formal.back"), _ -> UI.getCurrent().navigate(FormalLettersView.class));
        back.addThemeVariants(ButtonVariant.TERTIARY);
        removeAll();
        add(
                new PageHeader(title, Texts.t("formal.page"), back),
                words(letter, versions.getFirst()),
                approvals(letter),
                history(versions));
    }

    private boolean isOpen(FormalLetter letter) {
        return letter.state() == FormalLetter.State.DRAFT || letter.state() == FormalLetter.State.SUBMITTED;
    }

    private Component words(FormalLetter letter, FormalLetter.Version newest) {
        Card card = new Card(
                Texts.t("formal.version", Integer.toString(newest.number())),
                acts(letter, newest).toArray(Component[]::new));
        Div badges = new Div(
                StatusBadge.of(letter.state()),
                StatusBadge.plain(Texts.t(letter.channel())),
                new CaseLink(letter.caseId(), letter.reference().value()));
        badges.addClassName("labels");
        Span by = new Span(format.moment(newest.changedAt()) + " · " + people.name(newest.changedBy()));
        by.addClassName("secondary");
        Span subject = new Span(newest.subject());
        subject.addClassName("strong");
        Div body = new Div(new Html(
                "<div>" + Jsoup.parse(letters.shown(letter, newest)).body().html() + "</div>"));
        body.addClassName("letter-words");
        card.show(badges, new Div(by));
        if (isOpen(letter)) {
            letters.obstacles(id).stream().map(FormalLetterView::fault).forEach(card::append);
        }
        card.append(new Div(subject));
        card.append(body);
        downloads(letter).forEach(card::append);
        return card;
    }

    private List<Component> acts(FormalLetter letter, FormalLetter.Version newest) {
        List<Component> acts = new ArrayList<>();
        if (!isOpen(letter)) {
            return acts;
        }
        Button withdraw = new Button(Texts.t("formal.withdraw"), _ -> withdraw(letter));
        withdraw.addThemeVariants(ButtonVariant.TERTIARY);
        acts.add(withdraw);
        if (letter.kind() == FormalLetter.Kind.FINAL_DEMAND) {
            Button refresh = new Button(
                    Texts.t("formal.refresh"), _ -> told(letters.refresh(id, signedIn.actor()), "formal.refreshed"));
            refresh.addThemeVariants(ButtonVariant.TERTIARY);
            acts.add(refresh);
        }
        acts.add(new Button(
                Texts.t("formal.edit"),
                _ -> new LetterDialog(newest, (words, note) -> edited(newest, words, note)).open()));
        if (letter.state() == FormalLetter.State.DRAFT) {
            Button submit = new Button(
                    Texts.t("formal.submit"),
                    _ -> new ApproverDialog(
                                    Texts.t("formal.submit.text"),
                                    letters.candidates(id, signedIn.actor()),
                                    approver ->
                                            told(letters.submit(id, approver, signedIn.actor()), "formal.submitted"))
                            .open());
            submit.addThemeVariants(ButtonVariant.PRIMARY);
            acts.add(submit);
        }
        return acts;
    }

    private List<Component> downloads(FormalLetter letter) {
        Optional<NewMessage> preview = isOpen(letter) ? letters.preview(id) : Optional.empty();
        if (preview.isEmpty() || letter.channel() != Channel.LETTER) {
            return List.of();
        }
        NewMessage message = preview.get();
        Div links = new Div(
                download(".pdf", "application/pdf", "letters.pdf", out -> printer.writePreviewPdf(message, out)),
                download(
                        ".docx",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "letters.docx",
                        out -> printer.writePreviewDocx(message, out)));
        links.addClassName("actions");
        return List.of(links);
    }

    private interface Writer {
        void to(ByteArrayOutputStream out);
    }

    private Anchor download(String ending, String type, String key, Writer writer) {
        return new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    writer.to(out);
                    return new DownloadResponse(
                            new ByteArrayInputStream(out.toByteArray()),
                            "dunlin-draft-" + id.value() + ending,
                            type,
                            out.size());
                }),
                Texts.t(key));
    }

    private Component approvals(FormalLetter letter) {
        Card card = new Card(Texts.t("approval.title"));
        List<Approval> approvals = letters.approvals(id);
        if (approvals.isEmpty()) {
            card.showNothing(Texts.t("formal.not-asked"));
            return card;
        }
        card.show(new ApprovalLines(
                approvals,
                approval -> Texts.t("formal.version", Integer.toString(approval.version())),
                signedIn.user().id(),
                new ApprovalLines.Answers() {
                    @Override
                    public boolean mayApprove() {
                        return letters.obstacles(id).isEmpty();
                    }

                    @Override
                    public void approve(Approval approval) {
                        FormalLetterView.this.approve(letter);
                    }

                    @Override
                    public void reject(Approval approval) {
                        FormalLetterView.this.reject(letter);
                    }
                },
                people,
                format));
        return card;
    }

    private Component history(List<FormalLetter.Version> versions) {
        Card card = new Card(Texts.t("formal.versions"));
        card.show();
        for (int at = 0; at < versions.size(); at++) {
            FormalLetter.Version version = versions.get(at);
            Div words = new Div(new Span(Texts.t("formal.version", Integer.toString(version.number())) + " · "
                    + format.moment(version.changedAt()) + " · " + people.name(version.changedBy())));
            if (!version.note().isEmpty()) {
                Span note = new Span(version.note());
                note.addClassName("quote");
                words.add(note);
            }
            words.addClassName("stacked");
            Div line = new Div(words);
            if (at + 1 < versions.size()) {
                FormalLetter.Version before = versions.get(at + 1);
                Button changes = new Button(
                        Texts.t("formal.changes"),
                        _ -> LetterChangesDialog.between(before, version).open());
                changes.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                line.add(changes);
            }
            line.addClassName("card-line");
            card.append(line);
        }
        return card;
    }

    private void approve(FormalLetter letter) {
        ConfirmDialog.ask(
                Texts.t("formal.approve.title", letter.debtorName()),
                Texts.t(letter.channel() == Channel.LETTER ? "formal.approve.letter" : "formal.approve.mail"),
                Texts.t("approval.approve"),
                () -> told(letters.approve(id, letter.versionNumber(), "", signedIn.actor()), "formal.approved"));
    }

    private void reject(FormalLetter letter) {
        ConfirmDialog.askWhy(
                Texts.t("formal.reject.title", letter.debtorName()),
                Texts.t("formal.reject.text"),
                Texts.t("approval.reject"),
                note -> told(letters.reject(id, note, signedIn.actor()), "formal.rejected"));
    }

    private void withdraw(FormalLetter letter) {
        ConfirmDialog.askWhy(
                Texts.t("formal.withdraw.title", letter.debtorName()),
                Texts.t("formal.withdraw.text"),
                Texts.t("formal.withdraw"),
                why -> told(letters.withdraw(id, why, signedIn.actor()), "formal.withdrawn"));
    }

    /** Saves other words, or says why not. */
    private List<LocalizedText> edited(FormalLetter.Version newest, TemplateSource words, String note) {
        FormalLetterOutcome outcome = letters.edit(id, newest.number(), words, note, signedIn.actor());
        if (outcome instanceof FormalLetterOutcome.Refused(List<LocalizedText> why)) {
            return why;
        }
        told(outcome, "formal.saved");
        return List.of();
    }

    private void told(FormalLetterOutcome outcome, String done) {
        switch (outcome) {
            case FormalLetterOutcome.Done _, FormalLetterOutcome.Queued _ -> Notice.done(Texts.t(done));
            case FormalLetterOutcome.Refused(List<LocalizedText> why) -> Notice.refused(why);
        }
        show();
    }

    private static Component fault(LocalizedText why) {
        Paragraph fault = new Paragraph(why.in(UI.getCurrent().getLocale()));
        fault.addClassName("fault");
        fault.getElement().setAttribute("role", "alert");
        return fault;
    }
}
