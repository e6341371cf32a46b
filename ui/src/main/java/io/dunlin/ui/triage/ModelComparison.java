package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.ValueProvider;
import io.dunlin.core.triage.learning.Comparison;
import io.dunlin.core.triage.learning.Comparison.ClassFigures;
import io.dunlin.core.triage.learning.Comparison.Counts;
import io.dunlin.core.triage.learning.TrainedModel;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.Texts;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A trained model beside the one that read when it was made, class by class, on messages that neither learnt from. */
final class ModelComparison extends Dialog {

    private static final int WHOLE = 100;
    private static final int FEW = 30;

    ModelComparison(TrainedModel model) {
        super(Texts.t("models.compare", Long.toString(model.id())));
        Div content = new Div(
                part(
                        Texts.t("models.compare.samples", count(model.figures().samples())),
                        model.figures().samples()),
                part(
                        Texts.t("models.compare.corpus", count(model.figures().corpus())),
                        model.figures().corpus()));
        content.addClassName("stack");
        setWidth("52rem");
        add(content);
        getFooter().add(new Button(Texts.t("replies.key.close"), _ -> close()));
    }

    /** A part of a whole in per cent. */
    static String share(int part, int whole) {
        return whole == 0 ? "–" : Texts.t("quality.percent", Long.toString(Math.round(part * (double) WHOLE / whole)));
    }

    private static String count(Comparison.Part part) {
        return Integer.toString(part.messages());
    }

    private static Component part(String title, Comparison.Part part) {
        Div shown = new Div(new H3(title));
        if (part.messages() < FEW) {
            shown.add(new Paragraph(Texts.t("models.compare.few")));
        }
        if (part.messages() > 0) {
            shown.add(
                    new Paragraph(Texts.t(
                            "models.compare.total",
                            share(part.before().right(), part.messages()),
                            share(part.after().right(), part.messages()),
                            share(part.before().alone(), part.messages()),
                            share(part.after().alone(), part.messages()),
                            share(part.before().aloneRight(), part.before().alone()),
                            share(part.after().aloneRight(), part.after().alone()))),
                    table(title, part));
        }
        return shown;
    }

    private static Component table(String title, Comparison.Part part) {
        Grid<ClassFigures> grid = Rows.grid(title);
        grid.setAllRowsVisible(true);
        grid.addColumn(figures -> Texts.t(figures.replyClass()))
                .setHeader(Texts.t("quality.class"))
                .setFlexGrow(2);
        grid.addColumn(ClassFigures::expected).setHeader("n").setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(both(Counts::precision)).setHeader(Texts.t("models.precision"));
        grid.addColumn(both(Counts::recall)).setHeader(Texts.t("models.recall"));
        grid.addColumn(figures ->
                        figures.before().missed() + " → " + figures.after().missed())
                .setHeader(Texts.t("models.missed"));
        grid.setItems(part.classes().stream()
                .filter(figures -> figures.expected() > 0 || figures.after().wrong() > 0)
                .toList());
        return grid;
    }

    private static ValueProvider<ClassFigures, String> both(ToDoubleFunction<Counts> share) {
        Function<Counts, String> shown = counts -> percent(share.applyAsDouble(counts));
        return figures -> shown.apply(figures.before()) + " → " + shown.apply(figures.after());
    }

    /** A share in per cent; a dash where there is none. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : Texts.t("quality.percent", Long.toString(Math.round(share * WHOLE)));
    }
}
