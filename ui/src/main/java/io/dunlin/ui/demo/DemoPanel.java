package io.dunlin.ui.demo;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.demo.DemoControl.Progress;
import org.jspecify.annotations.Nullable;

/** Says which day the demo has and plays days. */
public final class DemoPanel extends Div {

    private static final int A_MONTH = 30;

    private final DemoControl control;
    private final Format format;
    private final Span standing = new Span();
    private final Button one;
    private final Button month;
    private @Nullable Runnable leave;

    public DemoPanel(DemoControl control, Format format) {
        this.control = control;
        this.format = format;
        this.one = new Button(Texts.t("demo.play.one"), _ -> play(1));
        this.month = new Button(Texts.t("demo.play.month"), _ -> play(A_MONTH));
        addClassName("demo-panel");
        getElement().setAttribute("role", "status");
        add(standing, one, month);
        show(control.progress());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        leave = control.onProgress(() -> {
            if (ui.isAttached()) {
                var shown = ui.access(() -> show(control.progress()));
                assert shown != null;
            }
        });
        show(control.progress());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (leave != null) {
            leave.run();
        }
    }

    private void play(int days) {
        if (control.playDays(days)) {
            show(control.progress());
        }
    }

    private void show(Progress progress) {
        String day = format.day(progress.today());
        standing.setText(
                switch (progress.step()) {
                    case PREPARING -> Texts.t("demo.preparing", day);
                    case LIVE ->
                        progress.mailsToCome() > 0
                                ? Texts.t("demo.mails-to-come", day, Integer.toString(progress.mailsToCome()))
                                : Texts.t("demo.live", day);
                    case PLAYING -> Texts.t("demo.playing", day, Integer.toString(progress.daysLeft()));
                    case FAILED -> Texts.t("demo.failed", day);
                });
        boolean free = progress.step() == DemoControl.Step.LIVE && progress.daysLeft() == 0;
        one.setEnabled(free);
        month.setEnabled(free);
    }
}
