package io.dunlin.ui.triage;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.learning.Comparison;
import io.dunlin.core.triage.learning.ModelTraining;
import io.dunlin.core.triage.learning.ModelTraining.Asked;
import io.dunlin.core.triage.learning.ModelTraining.Training;
import io.dunlin.core.triage.learning.Samples;
import io.dunlin.core.triage.learning.Samples.Sample;
import io.dunlin.core.triage.learning.TrainedModel;
import io.dunlin.core.triage.learning.TrainedModels;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people taught, trainings and the models that came of them, and which one reads. */
@Route(value = "reply-models", layout = MainLayout.class)
@RolesAllowed("ADMINISTRATOR")
public final class ModelsView extends Div implements HasDynamicTitle {

    private static final int LOOK_AGAIN_MILLIS = 1_500;
    private static final int WHOLE = 100;
    private static final int LONGEST_SHOWN = 300;
    private static final int SWITCHES_SHOWN = 5;

    private final TrainedModels models;
    private final ModelTraining training;
    private final Samples samples;
    private final CaseQueries cases;
    private final SignedIn signedIn;
    private final Format format;
    private final Div live = new Div();
    private final People people;
    private final Div train = new Div();
    private final Grid<TrainedModel> made = Rows.grid(Texts.t("models.made"));
    private final Grid<Sample> taught = Rows.grid(Texts.t("models.samples"));
    private @Nullable Registration polling;
    private boolean wasUnderWay;

    public ModelsView(
            TrainedModels models,
            ModelTraining training,
            Samples samples,
            CaseQueries cases,
            SignedIn signedIn,
            Format format) {
        this.models = models;
        this.training = training;
        this.samples = samples;
        this.cases = cases;
        this.signedIn = signedIn;
        this.format = format;
        this.people = signedIn.people();
        addModelColumns();
        addSampleColumns();
        Card modelsCard = new Card(Texts.t("models.made"));
        modelsCard.show(made);
        Button erase = new Button(Texts.t("models.erase"), _ -> erase());
        erase.addThemeVariants(ButtonVariant.TERTIARY);
        Card samplesCard = new Card(Texts.t("models.samples"), erase);
        samplesCard.show(taught);
        addClassNames("page", "long-page");
        add(new PageHeader(Texts.t("models.title"), Texts.t("models.subtitle")), live, train, modelsCard, samplesCard);
        show();
        Rows.lazy(taught, samples::page);
    }

    @Override
    public String getPageTitle() {
        return Texts.t("models.title");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(_ -> look());
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

    private void show() {
        showLive();
        showTraining();
        made.setItems(models.list());
    }

    private void look() {
        showTraining();
        boolean underWay = training.latest().filter(Training::isUnderWay).isPresent();
        if (wasUnderWay && !underWay) {
            show();
        }
        follow();
    }

    /** Asks again while a training is under way. */
    private void follow() {
        wasUnderWay = training.latest().filter(Training::isUnderWay).isPresent();
        getUI().ifPresent(ui -> ui.setPollInterval(wasUnderWay ? LOOK_AGAIN_MILLIS : -1));
    }

    private void showLive() {
        TrainedModels.Live now = models.live();
        Long wanted = now.wanted();
        Card card = wanted == null
                ? new Card(Texts.t("models.live"))
                : new Card(Texts.t("models.live"), new Button(Texts.t("models.back"), _ -> backToShipped()));
        card.show(new Paragraph(Texts.t("models.live.text")));
        TrainedModels.Trouble trouble = now.trouble();
        if (wanted == null) {
            card.append(StatusBadge.good(Texts.t("models.live.shipped")));
        } else if (trouble == null) {
            card.append(StatusBadge.good(Texts.t("models.live.trained", Long.toString(wanted))));
        } else {
            card.append(StatusBadge.bad(Texts.t("models.live.trained", Long.toString(wanted))));
            card.append(warning(textOf(trouble)));
        }
        models.switches().stream().limit(SWITCHES_SHOWN).forEach(each -> card.append(line(each)));
        live.removeAll();
        live.add(card);
    }

    private Component line(TrainedModels.Switch each) {
        Long to = each.modelId();
        Div line = new Div(new Span(Texts.t(
                "models.switched-by",
                format.moment(each.at()),
                to == null
                        ? Texts.t("models.switched-to.shipped")
                        : Texts.t("models.switched-to.trained", Long.toString(to)),
                each.reason(),
                people.name(each.by()))));
        line.addClassName("secondary");
        return line;
    }

    private void showTraining() {
        Optional<Training> latest = training.latest();
        boolean underWay = latest.filter(Training::isUnderWay).isPresent();
        Button act = underWay
                ? new Button(
                        Texts.t("models.cancel"),
                        _ -> training.cancel(latest.orElseThrow().id(), signedIn.actor()))
                : new Button(Texts.t("models.train"), _ -> start());
        act.addThemeVariants(underWay ? ButtonVariant.TERTIARY : ButtonVariant.PRIMARY);
        Card card = new Card(Texts.t("models.train"), act);
        Samples.Count count = samples.count();
        card.show(
                new Paragraph(Texts.t("models.train.text")),
                new Paragraph(
                        Texts.t("models.samples.count", Long.toString(count.toLearn()), Long.toString(count.apart()))));
        latest.ifPresent(found -> card.append(standing(found)));
        train.removeAll();
        train.add(card);
    }

    private static Component standing(Training found) {
        return switch (found.state()) {
            case WAITING, RUNNING -> progress(found);
            case DONE ->
                StatusBadge.good(
                        Texts.t("models.train.done", Long.toString(Objects.requireNonNullElse(found.modelId(), 0L))));
            case FAILED -> warning(Texts.t("models.train.failed", Objects.requireNonNullElse(found.failure(), "")));
            case CANCELLED -> StatusBadge.plain(Texts.t("models.train.cancelled"));
        };
    }

    private static Component progress(Training found) {
        Element bar = new Element("progress");
        bar.setAttribute("max", Integer.toString(WHOLE));
        bar.setAttribute("value", Integer.toString(found.percent()));
        bar.setAttribute("aria-label", Texts.t("models.train"));
        Div shown = new Div(
                new Span(Texts.t("models.train.progress", Integer.toString(found.percent()), phase(found.phase()))));
        shown.getElement().insertChild(0, bar);
        shown.addClassName("training");
        return shown;
    }

    private static String phase(String phase) {
        return switch (phase) {
            case "reading" -> Texts.t("models.phase.reading");
            case "folds" -> Texts.t("models.phase.folds");
            case "learning" -> Texts.t("models.phase.learning");
            case "measuring" -> Texts.t("models.phase.measuring");
            default -> Texts.t("models.train.waiting");
        };
    }

    private void start() {
        switch (training.start(signedIn.actor())) {
            case Asked.Started _ -> {
                showTraining();
                follow();
            }
            case Asked.OneIsRunning _ -> Notice.refused(Texts.t("models.refused.running"));
            case Asked.NoCorpus _ -> Notice.refused(Texts.t("models.refused.corpus"));
            case Asked.NoSamples _ -> Notice.refused(Texts.t("models.refused.samples"));
            case Asked.LittleMemory little ->
                Notice.refused(Texts.t(
                        "models.refused.memory",
                        Long.toString(little.neededMegabytes()),
                        Long.toString(little.freeMegabytes())));
        }
    }

    private void addModelColumns() {
        made.setAllRowsVisible(true);
        made.setEmptyStateText(Texts.t("models.made.none"));
        made.addColumn(model -> Long.toString(model.id()))
                .setHeader(Texts.t("models.number"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        made.addColumn(model -> Texts.t(
                        "models.trained-by",
                        format.moment(model.trainedAt()),
                        people.name(model.trainedBy()),
                        Integer.toString(model.tookSeconds())))
                .setHeader(Texts.t("models.trained"))
                .setFlexGrow(2);
        made.addColumn(model -> Integer.toString(model.samples()))
                .setHeader(Texts.t("models.trained-on"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        made.addColumn(model -> shares(model.figures().samples()))
                .setHeader(Texts.t("models.samples"))
                .setAutoWidth(true);
        made.addComponentColumn(this::state).setHeader(Texts.t("models.state")).setAutoWidth(true);
        made.addComponentColumn(this::acts).setAutoWidth(true).setFlexGrow(0);
    }

    private static String shares(Comparison.Part part) {
        return part.messages() == 0
                ? "–"
                : ModelComparison.share(part.before().right(), part.messages()) + " → "
                        + ModelComparison.share(part.after().right(), part.messages());
    }

    private Component state(TrainedModel model) {
        if (!model.fits()) {
            return StatusBadge.bad(Texts.t("models.state.old"));
        }
        return isLive(model)
                ? StatusBadge.good(Texts.t("models.state.live"))
                : StatusBadge.plain(Texts.t("models.state.ready"));
    }

    private boolean isLive(TrainedModel model) {
        return Objects.equals(models.live().wanted(), model.id());
    }

    private Component acts(TrainedModel model) {
        Button compare = new Button(Texts.t("models.details"), _ -> new ModelComparison(model).open());
        compare.addThemeVariants(ButtonVariant.TERTIARY);
        Div acts = new Div(compare);
        acts.addClassName("actions");
        if (model.fits() && !isLive(model)) {
            acts.add(new Button(Texts.t("models.switch"), _ -> switchTo(model)));
        }
        return acts;
    }

    private void switchTo(TrainedModel model) {
        ConfirmDialog.askWhy(
                Texts.t("models.switch.title", Long.toString(model.id())),
                Texts.t("models.switch.text"),
                Texts.t("models.switch"),
                why -> switched(models.switchTo(model.id(), signedIn.actor(), why)));
    }

    private void backToShipped() {
        ConfirmDialog.askWhy(
                Texts.t("models.back.title"),
                "",
                Texts.t("models.back"),
                why -> switched(models.switchTo(null, signedIn.actor(), why)));
    }

    private void switched(Optional<TrainedModels.Trouble> trouble) {
        trouble.ifPresentOrElse(found -> Notice.refused(textOf(found)), () -> Notice.done(Texts.t("models.switched")));
        show();
    }

    private void addSampleColumns() {
        taught.setHeight("24rem");
        taught.setEmptyStateText(Texts.t("models.samples.none"));
        taught.addColumn(sample -> format.shortMoment(sample.recordedAt()) + " · " + people.name(sample.recordedBy()))
                .setHeader(Texts.t("models.samples.who"))
                .setWidth("12rem")
                .setFlexGrow(0);
        taught.addColumn(sample -> start(sample.text()))
                .setHeader(Texts.t("models.samples.text"))
                .setFlexGrow(4);
        taught.addColumn(sample -> words(sample.said()))
                .setHeader(Texts.t("models.samples.said"))
                .setFlexGrow(1);
        taught.addColumn(sample -> words(sample.labels()))
                .setHeader(Texts.t("models.samples.what"))
                .setFlexGrow(1);
        taught.addColumn(sample -> Texts.t(sample.keptApart() ? "models.apart" : "models.samples.to-learn"))
                .setHeader(Texts.t("models.samples.use"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        taught.addComponentColumn(sample -> {
                    Button remove = new Button(Texts.t("models.samples.remove"), _ -> remove(sample));
                    remove.addThemeVariants(ButtonVariant.TERTIARY);
                    return remove;
                })
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private void remove(Sample sample) {
        ConfirmDialog.askWhy(
                Texts.t("models.samples.remove.title"),
                Texts.t("models.samples.remove.text"),
                Texts.t("models.samples.remove"),
                why -> {
                    samples.remove(sample.id(), signedIn.actor(), why);
                    Notice.done(Texts.t("models.samples.removed"));
                    taught.getDataProvider().refreshAll();
                    showTraining();
                });
    }

    private void erase() {
        new EraseSamplesDialog(cases, format.today(), (debtor, why) -> {
                    int erased = samples.erase(debtor, signedIn.actor(), why);
                    Notice.done(Texts.t("models.erase.done", Integer.toString(erased)));
                    taught.getDataProvider().refreshAll();
                    showTraining();
                })
                .open();
    }

    private static String words(List<ReplyClass> classes) {
        return classes.stream().map(Texts::t).collect(Collectors.joining(", "));
    }

    private static String start(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }

    private static String textOf(TrainedModels.Trouble trouble) {
        return switch (trouble) {
            case BROKEN -> Texts.t("models.broken");
            case OTHER_VERSION -> Texts.t("models.other-version");
        };
    }

    private static Component warning(String text) {
        Div warning = new Div(new Span(text));
        warning.addClassNames("stacked", "warning");
        return warning;
    }
}
