package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Timeline;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.dunning.StepNames;

/** What happened, the newest first, and a place to add a note. */
final class TimelinePanel extends Div {

    private static final int LONGEST_NOTE = 2000;

    private final CaseId caseId;
    private final Cases cases;
    private final SignedIn signedIn;
    private final TimelineText text;
    private final Runnable changed;
    private final TextArea note = new TextArea();

    TimelinePanel(
            CaseId caseId,
            Timeline timeline,
            Cases cases,
            StepNames names,
            People people,
            SignedIn signedIn,
            Format format,
            Runnable changed) {
        this.caseId = caseId;
        this.cases = cases;
        this.signedIn = signedIn;
        this.text = new TimelineText(names, people, format);
        this.changed = changed;
        OrderedList entries = new OrderedList();
        entries.addClassName("timeline");
        timeline.of(caseId).forEach(entry -> entries.add(item(entry)));
        addClassName("timeline-panel");
        add(noteLine(), entries);
    }

    private Component noteLine() {
        note.setPlaceholder(Texts.t("case.note.hint"));
        note.setAriaLabel(Texts.t("case.note"));
        note.setMaxLength(LONGEST_NOTE);
        note.setMinRows(1);
        note.setMaxRows(6);
        Button add = new Button(Texts.t("case.note.add"), _ -> addNote());
        add.addThemeVariants(ButtonVariant.TERTIARY);
        Div line = new Div(note, add);
        line.addClassName("note-line");
        return line;
    }

    private void addNote() {
        if (!note.getValue().isBlank()) {
            cases.note(caseId, note.getValue().strip(), signedIn.actor());
            changed.run();
        }
    }

    private ListItem item(Timeline.Entry entry) {
        Span sentence = new Span(text.sentence(entry));
        sentence.addClassName("sentence");
        Span when = new Span(text.source(entry));
        when.addClassName("when");
        Component icon = iconOf(entry.kind()).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        ListItem item = new ListItem(icon, new Div(sentence, when));
        item.addClassNames("entry", toneOf(entry.kind()));
        return item;
    }

    private static VaadinIcon iconOf(CaseEventKind kind) {
        return switch (kind) {
            case OPENED, REOPENED -> VaadinIcon.FOLDER_OPEN_O;
            case RECEIVABLE_ADDED, RECEIVABLE_REOPENED, RECEIVABLE_EXCLUDED -> VaadinIcon.INVOICE;
            case RECEIVABLE_SETTLED, PAYMENT_ALLOCATED, PROMISE_KEPT -> VaadinIcon.COIN_PILES;
            case PAYMENT_REVERSED -> VaadinIcon.ROTATE_LEFT;
            case STEP_TAKEN, STEP_CANCELLED -> VaadinIcon.STEP_FORWARD;
            case MESSAGE_QUEUED, MESSAGE_SENT, MESSAGE_DELIVERED -> VaadinIcon.PAPERPLANE_O;
            case MESSAGE_FAILED, MESSAGE_CANCELLED, MESSAGE_IN_DOUBT -> VaadinIcon.WARNING;
            case MAIL_RECEIVED, SMS_RECEIVED -> VaadinIcon.ENVELOPE_O;
            case REPLY_DECIDED, REPLY_UNDONE -> VaadinIcon.LIGHTBULB;
            case HOLD_PLACED -> VaadinIcon.PAUSE;
            case HOLD_RELEASED -> VaadinIcon.PLAY;
            case PROMISE_REGISTERED, PROMISE_BROKEN, PROMISE_WITHDRAWN -> VaadinIcon.HANDSHAKE;
            case INSTALMENT_KEPT, PLAN_KEPT -> VaadinIcon.COIN_PILES;
            case INSTALMENT_UNKEPT, PROMISE_UNKEPT -> VaadinIcon.ROTATE_LEFT;
            case PLAN_DRAFTED,
                    PLAN_CHANGED,
                    PLAN_SUBMITTED,
                    PLAN_APPROVED,
                    PLAN_REJECTED,
                    PLAN_ACCEPTED,
                    PLAN_WITHDRAWN,
                    PLAN_BROKEN -> VaadinIcon.CALENDAR_CLOCK;
            case DISPUTE_OPENED, DISPUTE_CLOSED -> VaadinIcon.SCALE_UNBALANCE;
            case TASK_CREATED, TASK_DONE -> VaadinIcon.TASKS;
            case CALLED -> VaadinIcon.PHONE;
            case LETTER_DRAFTED, LETTER_SUBMITTED, LETTER_APPROVED, LETTER_REJECTED, LETTER_WITHDRAWN ->
                VaadinIcon.FILE_TEXT_O;
            case MANAGER_DECIDED, MANAGER_DECISION_UNDONE -> VaadinIcon.QUESTION_CIRCLE_O;
            case HANDED_OVER, FILING_DRAFTED, FILING_DECIDED -> VaadinIcon.GAVEL;
            case NOTE -> VaadinIcon.NOTEBOOK;
            case CLOSED -> VaadinIcon.CHECK;
        };
    }

    private static String toneOf(CaseEventKind kind) {
        return switch (kind) {
            case RECEIVABLE_SETTLED, PAYMENT_ALLOCATED, PROMISE_KEPT, INSTALMENT_KEPT, PLAN_KEPT, CLOSED -> "good";
            case PROMISE_BROKEN,
                    PROMISE_UNKEPT,
                    PLAN_BROKEN,
                    INSTALMENT_UNKEPT,
                    MESSAGE_FAILED,
                    MESSAGE_IN_DOUBT,
                    PAYMENT_REVERSED -> "bad";
            case HOLD_PLACED, DISPUTE_OPENED -> "waiting";
            case MAIL_RECEIVED, SMS_RECEIVED, NOTE, CALLED -> "spoken";
            default -> "quiet";
        };
    }
}
