package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.DecisionId;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import io.dunlin.core.triage.ReviewQueue;
import io.dunlin.core.triage.ReviewQueue.Bulk;
import io.dunlin.core.triage.ReviewQueue.Foreseen;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Work on many messages at once: what will happen is shown first, and can be taken back at once afterwards. */
final class BulkBar extends Div {

    private static final int UNDO_SHOWN_MILLIS = 20_000;

    private final ReviewQueue queue;
    private final FirmCalendar calendar;
    private final SignedIn signedIn;
    private final Runnable changed;
    private final Runnable chooseAll;
    private final Map<DecisionId, ReplyRow> chosen = new LinkedHashMap<>();
    private OptionalInt atOnce = OptionalInt.empty();

    BulkBar(ReviewQueue queue, FirmCalendar calendar, SignedIn signedIn, Runnable chooseAll, Runnable changed) {
        this.queue = queue;
        this.calendar = calendar;
        this.signedIn = signedIn;
        this.chooseAll = chooseAll;
        this.changed = changed;
        addClassNames("actions", "bulk-bar");
        setVisible(false);
    }

    /** Says how many can be chosen with one click; empty where those are all there are. */
    void offer(OptionalInt most) {
        atOnce = most;
        if (!chosen.isEmpty()) {
            show();
        }
    }

    boolean isChosen(ReplyRow row) {
        return chosen.containsKey(row.decisionId());
    }

    void choose(ReplyRow row, boolean wanted) {
        if (wanted) {
            chosen.put(row.decisionId(), row);
        } else {
            chosen.remove(row.decisionId());
        }
        show();
    }

    /** Forgets what is in the list no longer. */
    void keepOnly(List<ReplyRow> rows) {
        boolean gone = chosen.keySet()
                .retainAll(rows.stream().map(ReplyRow::decisionId).toList());
        if (gone) {
            show();
        }
    }

    void clear() {
        chosen.clear();
        show();
    }

    /** Shows what accepting all chosen ones would do. */
    void accept() {
        if (!chosen.isEmpty()) {
            preview(null);
        }
    }

    private void show() {
        removeAll();
        setVisible(!chosen.isEmpty());
        Button accept = new Button(Texts.t("bulk.accept"), _ -> accept());
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.setTooltipText("Alt + A");
        add(
                new Span(Texts.t("bulk.chosen", Integer.toString(chosen.size()))),
                accept,
                new Button(Texts.t("bulk.as"), _ -> askWhat()),
                new Button(Texts.t("bulk.snooze"), _ -> snooze()),
                new Button(Texts.t("bulk.take"), _ -> take()),
                tertiary(
                        atOnce.isPresent()
                                ? Texts.t("bulk.choose-first", Integer.toString(atOnce.getAsInt()))
                                : Texts.t("bulk.choose-all"),
                        chooseAll),
                tertiary(Texts.t("bulk.clear"), () -> {
                    clear();
                    changed.run();
                }));
    }

    private static Button tertiary(String text, Runnable act) {
        Button button = new Button(text, _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private List<DecisionId> ids() {
        return List.copyOf(chosen.keySet());
    }

    private void askWhat() {
        Dialog dialog = new Dialog(Texts.t("bulk.as"));
        Select<ReplyClass> as = new Select<>();
        as.setLabel(Texts.t("bulk.as.field"));
        as.setItems(ReplyClass.values());
        as.setItemLabelGenerator(Texts::t);
        as.setWidthFull();
        as.addValueChangeListener(change -> {
            ReplyClass said = change.getValue();
            if (said != null) {
                dialog.close();
                preview(said);
            }
        });
        dialog.add(as);
        dialog.getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> dialog.close()));
        dialog.open();
    }

    private void preview(@Nullable ReplyClass as) {
        List<Foreseen> foreseen = queue.foresee(ids(), as);
        Dialog dialog = new Dialog(Texts.t("bulk.preview"));
        Div lines = new Div();
        lines.addClassNames("stack", "scrolled");
        foreseen.forEach(each -> lines.add(line(each)));
        Button act = new Button(Texts.t("bulk.do", Integer.toString(foreseen.size())), _ -> {
            dialog.close();
            decide(foreseen.stream().map(Foreseen::id).toList(), as);
        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.setWidth("44rem");
        dialog.add(new Paragraph(Texts.t("bulk.preview.text")), lines);
        dialog.getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> dialog.close()), act);
        dialog.open();
    }

    private Component line(Foreseen each) {
        ReplyRow row = chosen.get(each.id());
        Span subject = new Span(row == null || row.subject().isBlank() ? Texts.t("replies.no-subject") : row.subject());
        subject.addClassName("strong");
        Div line = new Div(subject);
        each.labels().forEach(label -> line.add(StatusBadge.waiting(Texts.t(label))));
        Span actions = new Span(
                each.actions().isEmpty()
                        ? Texts.t("bulk.nothing")
                        : each.actions().stream()
                                .map(AppliedAction::kind)
                                .distinct()
                                .map(Texts::t)
                                .collect(Collectors.joining(", ")));
        actions.addClassName("secondary");
        line.add(actions);
        line.addClassName("labels");
        return line;
    }

    private void decide(List<DecisionId> ids, @Nullable ReplyClass as) {
        Bulk bulk = queue.decideAll(ids, as, signedIn.actor());
        clear();
        changed.run();
        if (!bulk.passed().isEmpty()) {
            Notice.refused(Texts.t("bulk.passed", Integer.toString(bulk.passed().size())));
        }
        tellFailed(bulk);
        offerUndo(bulk.done());
    }

    private static void tellFailed(Bulk bulk) {
        if (!bulk.failed().isEmpty()) {
            Notice.refused(Texts.t("bulk.failed", Integer.toString(bulk.failed().size())));
        }
    }

    private void offerUndo(List<DecisionId> done) {
        Notification notification = new Notification();
        Button undo = new Button(Texts.t("bulk.undo"), _ -> {
            notification.close();
            Bulk undone = queue.undoAll(done, Texts.t("bulk.undo.why"), signedIn.actor());
            changed.run();
            tellFailed(undone);
            Notice.done(Texts.t("bulk.undone", Integer.toString(undone.done().size())));
        });
        Div content = new Div(new Span(Texts.t("bulk.done", Integer.toString(done.size()))), undo);
        content.addClassName("actions");
        notification.add(content);
        notification.setDuration(UNDO_SHOWN_MILLIS);
        notification.setPosition(Notification.Position.BOTTOM_START);
        notification.open();
    }

    private void snooze() {
        List<DecisionId> ids = ids();
        new SnoozeDialog(calendar.today(), day -> {
                    ids.forEach(id -> queue.snooze(id, day, signedIn.actor()));
                    clear();
                    changed.run();
                })
                .open();
    }

    private void take() {
        List<DecisionId> ids = ids();
        long self = signedIn.user().id().value();
        ids.forEach(id -> queue.assign(id, self, signedIn.actor()));
        clear();
        changed.run();
        Notice.done(Texts.t("bulk.taken", Integer.toString(ids.size())));
    }
}
