package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.TemplateTrials;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.templates.Placeholder;
import io.dunlin.core.correspondence.templates.TemplateCatalogue;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateLinter;
import io.dunlin.core.correspondence.templates.TemplateSaved;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.TemplateName;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One template in one language: its words, what a debtor would read, the values it may use, and its versions. */
@Route(value = "templates/:code/:channel/:language", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "LAWYER"})
public final class TemplateView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int TYPING_PAUSE_MILLIS = 600;

    private final Templates templates;
    private final TemplateCatalogue catalogue;
    private final TemplateTrials trials;
    private final CaseQueries cases;
    private final SignedIn signedIn;
    private final Format format;
    private final TextField subject = new TextField(Texts.t("outbox.subject"));
    private final TextArea body = new TextArea(Texts.t("formal.body"));
    private final Div findings = new Div();
    private final Button save = new Button(Texts.t("template-edit.save"), _ -> save());
    private TemplateCode code = TemplateCode.REMINDER_FIRST;
    private Channel channel = Channel.MAIL;
    private String language = "pl";
    private TemplateSource inUse = new TemplateSource("", "");
    private @Nullable Long basedOn;
    private @Nullable TemplateTrialCard trial;

    public TemplateView(
            Templates templates,
            TemplateCatalogue catalogue,
            TemplateTrials trials,
            CaseQueries cases,
            SignedIn signedIn,
            Format format) {
        this.templates = templates;
        this.catalogue = catalogue;
        this.trials = trials;
        this.cases = cases;
        this.signedIn = signedIn;
        this.format = format;
        subject.setMaxLength(TemplateSource.LONGEST_SUBJECT);
        body.setMaxLength(TemplateSource.LONGEST_BODY);
        body.setMinRows(12);
        body.setMaxRows(26);
        subject.setValueChangeMode(ValueChangeMode.LAZY);
        subject.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        body.setValueChangeMode(ValueChangeMode.LAZY);
        body.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        subject.addValueChangeListener(change -> changedIf(change.isFromClient()));
        body.addValueChangeListener(change -> changedIf(change.isFromClient()));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        findings.getElement().setAttribute("role", "status");
        addClassNames("page", "long-page");
    }

    static String hrefOf(TemplateCode code, Channel channel, String language) {
        return "templates/" + code + "/" + channel + "/" + language;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        code = event.getRouteParameters()
                .get("code")
                .flatMap(TemplateView::codeOf)
                .orElseThrow(NotFoundException::new);
        channel = event.getRouteParameters()
                .get("channel")
                .flatMap(TemplateView::channelOf)
                .filter(given -> catalogue.isThere(code, given))
                .orElseThrow(NotFoundException::new);
        language = event.getRouteParameters()
                .get("language")
                .filter(Templates.languages()::contains)
                .orElseThrow(NotFoundException::new);
        show();
    }

    @Override
    public String getPageTitle() {
        return TemplateName.textOf(code.value());
    }

    private static Optional<TemplateCode> codeOf(String given) {
        return TemplateCode.SHIPPED.stream()
                .filter(known -> known.value().equals(given))
                .findFirst();
    }

    private static Optional<Channel> channelOf(String given) {
        return List.of(Channel.values()).stream()
                .filter(known -> known.name().equals(given))
                .findFirst();
    }

    private void show() {
        Templates.InUse now = templates.find(code, language, channel).orElseThrow(NotFoundException::new);
        inUse = now.source();
        basedOn = now.id();
        trial = new TemplateTrialCard(trials, cases, signedIn, format, channel, this::tried);
        Button back =
                new Button(Texts.t("template-edit.back"), _ -> UI.getCurrent().navigate(TemplatesView.class));
        back.addThemeVariants(ButtonVariant.TERTIARY);
        removeAll();
        Div halves = new Div(words(), trial);
        halves.addClassName("halves");
        add(
                new PageHeader(getPageTitle(), Texts.t("template-edit.subtitle", Texts.t(channel)), back),
                languages(),
                halves,
                values(),
                history());
        write(inUse);
    }

    private Component languages() {
        Locale locale = UI.getCurrent().getLocale();
        Div line = new Div();
        line.addClassName("labels");
        for (String each : Templates.languages()) {
            String name = Locale.of(each).getDisplayLanguage(locale);
            if (each.equals(language)) {
                Span here = new Span(name);
                here.addClassName("strong");
                here.getElement().setAttribute("aria-current", "page");
                line.add(here);
            } else {
                line.add(new Anchor(hrefOf(code, channel, each), name));
            }
        }
        return line;
    }

    private Component words() {
        Card card = new Card(Texts.t("template-edit.words"), save);
        Div fields = channel == Channel.SMS ? new Div(body, findings) : new Div(subject, body, findings);
        fields.addClassName("form");
        body.setHelperText(Texts.t(channel == Channel.SMS ? "template-edit.help.sms" : "template-edit.help"));
        card.show(fields);
        if (basedOn != null) {
            Button shipped = new Button(Texts.t("template-edit.shipped"), _ -> useShipped());
            shipped.addThemeVariants(ButtonVariant.TERTIARY);
            Div acts = new Div(shipped);
            acts.addClassName("actions");
            card.append(acts);
        }
        return card;
    }

    private Component values() {
        Card card = new Card(Texts.t("template-edit.values"));
        Locale locale = UI.getCurrent().getLocale();
        DescriptionList list = new DescriptionList();
        list.addClassName("keys");
        for (Placeholder value : Placeholder.values()) {
            String name = value == Placeholder.ITEMS ? value.inTemplate() : "{{ " + value.inTemplate() + " }}";
            String meaning = value.meaning().in(locale);
            list.add(
                    new DescriptionList.Term(name),
                    new DescriptionList.Description(
                            value.always()
                                    ? meaning
                                    : Texts.t(
                                            "template-edit.sometimes",
                                            meaning,
                                            "{% if has." + value.inTemplate() + " %}…{% endif %}")));
        }
        card.show(list);
        return card;
    }

    private Component history() {
        Card card = new Card(Texts.t("formal.versions"));
        List<Templates.Version> versions = templates.versions(code, language, channel);
        TemplateSource shipped = catalogue.shipped(code, language, channel).orElse(inUse);
        card.show();
        for (int at = 0; at < versions.size(); at++) {
            Templates.Version version = versions.get(at);
            TemplateSource before = at + 1 < versions.size() ? source(versions.get(at + 1)) : shipped;
            String by = format.moment(version.changedAt()) + " · "
                    + signedIn.people().name(version.changedBy());
            String name = Texts.t("formal.version", Integer.toString(version.versionNumber()));
            card.append(version(name, version.active(), by, source(version), before));
        }
        card.append(version(Texts.t("template-edit.shipped.name"), basedOn == null, "", shipped, null));
        return card;
    }

    private static TemplateSource source(Templates.Version version) {
        return new TemplateSource(version.subject(), version.body());
    }

    private Component version(
            String name, boolean isInUse, String by, TemplateSource source, @Nullable TemplateSource before) {
        Span title = new Span(isInUse ? name + " · " + Texts.t("template-edit.in-use") : name);
        title.addClassName("strong");
        Div words = new Div(title);
        if (!by.isEmpty()) {
            words.add(new Span(by));
        }
        words.addClassName("stacked");
        Div acts = new Div();
        acts.addClassName("actions");
        if (before != null) {
            acts.add(small(
                    "formal.changes",
                    () -> new LetterChangesDialog(Texts.t("template-edit.changes", name), before, source).open()));
        }
        acts.add(small("template-edit.load", () -> write(source)));
        Div line = new Div(words, acts);
        line.addClassName("card-line");
        return line;
    }

    private static Button small(String key, Runnable act) {
        Button button = new Button(Texts.t(key), _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void write(TemplateSource source) {
        subject.setValue(source.subject());
        body.setValue(source.body());
        judge();
    }

    private TemplateSource written() {
        return new TemplateSource(
                channel == Channel.SMS ? "" : subject.getValue().strip(),
                body.getValue().strip());
    }

    private TemplateTrials.Trial tried() {
        return new TemplateTrials.Trial(code, language, channel, written(), null);
    }

    private void changedIf(boolean fromClient) {
        if (fromClient) {
            judge();
        }
    }

    /** What is wrong with the words as they are, beside them, and what a debtor would read. */
    private void judge() {
        boolean unchanged = written()
                .equals(new TemplateSource(inUse.subject(), inUse.body().strip()));
        List<TemplateLinter.Finding> found =
                unchanged ? List.of() : templates.findings(code, language, channel, written());
        show(found);
        save.setEnabled(!unchanged && found.isEmpty());
        if (trial != null) {
            trial.refresh();
        }
    }

    private void show(List<TemplateLinter.Finding> found) {
        Locale locale = UI.getCurrent().getLocale();
        findings.removeAll();
        for (TemplateLinter.Finding finding : found) {
            String why = finding.why().in(locale);
            Paragraph line = new Paragraph(finding.found().isEmpty() ? why : why + " „" + finding.found() + "”");
            line.addClassName("fault");
            findings.add(line);
        }
    }

    private void save() {
        ConfirmDialog.askWhy(
                Texts.t("template-edit.save.title", getPageTitle()),
                Texts.t("template-edit.save.text"),
                Texts.t("template-edit.save.confirm"),
                this::save);
    }

    private void save(String reason) {
        switch (templates.save(code, language, channel, written(), basedOn, signedIn.actor(), reason)) {
            case TemplateSaved.InUse saved -> {
                Notice.done(Texts.t("template-edit.saved", Integer.toString(saved.versionNumber())));
                show();
            }
            case TemplateSaved.ChangedMeanwhile(Optional<String> by) ->
                Notice.refused(by.map(login -> Texts.t(
                                "template-edit.meanwhile", signedIn.people().name(login)))
                        .orElseGet(() -> Texts.t("template-edit.meanwhile.shipped")));
            case TemplateSaved.Refused(List<TemplateLinter.Finding> found) -> show(found);
        }
    }

    private void useShipped() {
        ConfirmDialog.askWhy(
                Texts.t("template-edit.shipped.title"),
                Texts.t("template-edit.shipped.text"),
                Texts.t("template-edit.shipped"),
                reason -> {
                    templates.useShipped(code, language, channel, signedIn.actor(), reason);
                    Notice.done(Texts.t("template-edit.shipped.done"));
                    show();
                });
    }
}
