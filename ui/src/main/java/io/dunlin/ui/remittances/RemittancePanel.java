package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries.AllocationRow;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.allocations.AllocationOutcome;
import io.dunlin.core.remittances.allocations.PayerAccounts.Learned;
import io.dunlin.core.remittances.matching.AnnouncedPayment;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.ui.components.AdviceCard;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** One payment: what it was allocated to and why, what is suggested for the rest, and a person's word on it. */
final class RemittancePanel extends Section {

    private final Workbench workbench;
    private final Format format;
    private final Runnable changed;

    RemittancePanel(Workbench workbench, Runnable changed) {
        this.workbench = workbench;
        this.format = workbench.format();
        this.changed = changed;
        addClassName("reply-panel");
        getElement().setAttribute("aria-label", Texts.t("remittance.detail"));
    }

    void show(Optional<RemittanceRow> shown) {
        removeAll();
        shown.ifPresentOrElse(this::fill, () -> add(secondary(Texts.t("remittance.choose"))));
    }

    private void fill(RemittanceRow row) {
        List<AllocationRow> booked = workbench.remittances().allocationsOf(row.id());
        People people = workbench.signedIn().people();
        add(head(row));
        if (!booked.isEmpty()) {
            add(new H3(Texts.t("remittance.booked")));
            booked.forEach(allocation -> add(allocated(row, allocation, people)));
        }
        if (isOpen(row)) {
            add(new SuggestionList(row, workbench, outcome -> told(outcome, "remittance.allocated")));
            List<AnnouncedPayment> announced = workbench.announced().fitting(row.unallocated(), row.receivedOn());
            if (!announced.isEmpty()) {
                add(AdviceCard.of(announced, format));
            }
            add(
                    new H3(Texts.t("remittance.by-hand")),
                    new SplitEditor(
                            row,
                            workbench.targets(),
                            format,
                            lines -> told(
                                    workbench
                                            .allocations()
                                            .allocate(
                                                    row.id(),
                                                    lines,
                                                    workbench.signedIn().actor()),
                                    "remittance.allocated")));
        }
        showPayer(row);
        add(actions(row, booked));
    }

    private static boolean isOpen(RemittanceRow row) {
        return switch (row.state()) {
            case RECEIVED, UNIDENTIFIED, PARTLY, PARKED -> true;
            case ALLOCATED, TO_REFUND, REFUNDED, REVERSED -> false;
        };
    }

    private Component head(RemittanceRow row) {
        Div badges = new Div(StatusBadge.of(row.state()));
        badges.addClassName("labels");
        if (row.parkedUntil() != null) {
            badges.add(secondary(Texts.t("remittance.parked-until", format.day(row.parkedUntil()))));
        }
        if (!row.unallocated().equals(row.amount()) || row.state() != RemittanceState.REVERSED) {
            badges.add(secondary(Texts.t(restKey(row.state()), format.money(row.unallocated()))));
        }
        String payer = Optional.ofNullable(row.payerName()).orElse("");
        String account =
                Optional.ofNullable(row.payerAccount()).map(format::account).orElse("");
        Div head = new Div(
                new H2(Texts.t("remittance.heading", format.money(row.amount()), format.day(row.receivedOn()))),
                new Span(payer),
                secondary(account),
                new Paragraph(row.title()),
                badges);
        RemittanceReason.textOf(row.reason()).ifPresent(why -> head.add(secondary(why)));
        head.addClassName("reply-head");
        return head;
    }

    /** What has become of that part of a payment which is allocated to nothing. */
    private static String restKey(RemittanceState state) {
        return switch (state) {
            case RECEIVED, UNIDENTIFIED, PARTLY, PARKED, ALLOCATED, REVERSED -> "remittance.left-of-it";
            case TO_REFUND -> "remittance.left-to-refund";
            case REFUNDED -> "remittance.left-refunded";
        };
    }

    private Component allocated(RemittanceRow row, AllocationRow allocation, People people) {
        // By hand, the evidence is who it was, and that is said below by name.
        boolean byHand = allocation.rule() == Rule.MANUAL;
        Div words = new Div(
                document(allocation),
                secondary(Texts.t(allocation.rule()) + (byHand ? "" : " · " + allocation.evidence())),
                secondary(format.moment(allocation.allocatedAt()) + " · " + people.name(allocation.allocatedBy())));
        words.addClassName("stacked");
        Div line = new Div(words, new Span(format.money(allocation.amount())));
        line.addClassName("card-line");
        if (allocation.reversedAt() != null) {
            words.add(secondary(Optional.ofNullable(allocation.reversalReason())
                    .map(MessageReason::of)
                    .orElse("")));
            line.add(StatusBadge.bad(Texts.t("remittance.reversed")));
        } else if (whyKept(row.state()).isEmpty()) {
            line.add(small(
                    Texts.t("remittance.reverse-one"),
                    () -> ConfirmDialog.askWhy(
                            Texts.t("remittance.reverse-one.title", allocation.number()),
                            Texts.t("remittance.reverse.text"),
                            Texts.t("remittance.reverse-one"),
                            why -> told(
                                    workbench
                                            .allocations()
                                            .reverse(
                                                    allocation.id(),
                                                    why,
                                                    workbench.signedIn().actor()),
                                    "remittance.was-reversed"))));
        }
        return line;
    }

    /** What was paid, with the way to where it was owed. */
    private static Component document(AllocationRow allocation) {
        String words = allocation.number() + " · " + allocation.debtorName();
        Long caseId = allocation.caseId();
        if (caseId != null) {
            return new CaseLink(new CaseId(caseId), words);
        }
        Span document = new Span(words);
        document.addClassName("strong");
        return document;
    }

    private void showPayer(RemittanceRow row) {
        List<Learned> learned = Optional.ofNullable(row.payerAccount())
                .map(workbench.payerAccounts()::of)
                .orElse(List.of());
        if (!learned.isEmpty()) {
            add(new H3(Texts.t("remittance.learned")));
        }
        learned.forEach(each -> {
            Span words = new Span(Texts.t(
                    "remittance.learned.line",
                    each.debtorName(),
                    Integer.toString(each.timesSeen()),
                    format.day(each.lastSeenOn())));
            Div line = new Div(words, small(Texts.t("remittance.forget"), () -> forget(each)));
            line.addClassName("card-line");
            add(line);
        });
    }

    private void forget(Learned learned) {
        ConfirmDialog.askWhy(
                Texts.t("remittance.forget.title", learned.debtorName()),
                Texts.t("remittance.forget.text"),
                Texts.t("remittance.forget"),
                why -> {
                    workbench
                            .payerAccounts()
                            .forget(
                                    learned.account(),
                                    learned.debtorId(),
                                    why,
                                    workbench.signedIn().actor());
                    Notice.done(Texts.t("remittance.forgotten"));
                    changed.run();
                });
    }

    private Component actions(RemittanceRow row, List<AllocationRow> booked) {
        Div actions = new Div();
        actions.addClassName("actions");
        RemittanceState state = row.state();
        if (state == RemittanceState.UNIDENTIFIED || state == RemittanceState.PARTLY) {
            actions.add(new Button(Texts.t("remittance.park"), _ -> park(row.id())));
        }
        if (isOpen(row) && state != RemittanceState.RECEIVED) {
            actions.add(new Button(Texts.t("remittance.refund"), _ -> refund(row)));
        }
        if (state == RemittanceState.TO_REFUND) {
            actions.add(
                    new Button(Texts.t("remittance.paid-back"), _ -> paidBack(row)),
                    new Button(Texts.t("remittance.keep"), _ -> keep(row.id())));
        }
        if (state == RemittanceState.REFUNDED) {
            actions.add(new Button(Texts.t("remittance.not-paid-back"), _ -> notPaidBack(row)));
        }
        long inForce = booked.stream().filter(each -> each.reversedAt() == null).count();
        Optional<String> whyKept = whyKept(state);
        if (inForce > 1 && whyKept.isEmpty()) {
            actions.add(new Button(Texts.t("remittance.reverse"), _ -> reverse(row.id())));
        }
        if (inForce > 0) {
            whyKept.ifPresent(why -> actions.add(secondary(Texts.t(why))));
        }
        return actions;
    }

    /** Why no allocation of a payment can be undone for now; the key of a text. */
    private static Optional<String> whyKept(RemittanceState state) {
        return switch (state) {
            case TO_REFUND -> Optional.of("remittances.refused.to-refund");
            case REFUNDED -> Optional.of("remittances.refused.paid-back");
            case RECEIVED, UNIDENTIFIED, PARTLY, PARKED, ALLOCATED, REVERSED -> Optional.empty();
        };
    }

    private void park(RemittanceId id) {
        new ParkDialog(
                        workbench.calendar(),
                        (why, day) -> told(
                                workbench
                                        .allocations()
                                        .park(id, why, day, workbench.signedIn().actor()),
                                "remittance.parked"))
                .open();
    }

    private void refund(RemittanceRow row) {
        ConfirmDialog.askWhy(
                Texts.t("remittance.refund.title", format.money(row.unallocated())),
                Texts.t("remittance.refund.text"),
                Texts.t("remittance.refund"),
                why -> told(
                        workbench
                                .refunds()
                                .ask(row.id(), why, workbench.signedIn().actor()),
                        "remittance.refund.asked"));
    }

    private void paidBack(RemittanceRow row) {
        ConfirmDialog.askFor(
                Texts.t("remittance.paid-back.proof"),
                Texts.t("remittance.paid-back.title", format.money(row.unallocated())),
                Texts.t("remittance.paid-back.text"),
                Texts.t("remittance.paid-back"),
                proof -> told(
                        workbench
                                .refunds()
                                .paidBack(row.id(), proof, workbench.signedIn().actor()),
                        "remittance.paid-back.done"));
    }

    private void notPaidBack(RemittanceRow row) {
        ConfirmDialog.askWhy(
                Texts.t("remittance.not-paid-back.title", format.money(row.unallocated())),
                Texts.t("remittance.not-paid-back.text"),
                Texts.t("remittance.not-paid-back"),
                why -> told(
                        workbench
                                .refunds()
                                .notPaidBack(row.id(), why, workbench.signedIn().actor()),
                        "remittance.not-paid-back.done"));
    }

    private void keep(RemittanceId id) {
        ConfirmDialog.askWhy(
                Texts.t("remittance.keep.title"),
                "",
                Texts.t("remittance.keep"),
                why -> told(
                        workbench
                                .refunds()
                                .withdraw(id, why, workbench.signedIn().actor()),
                        "remittance.keep.done"));
    }

    private void reverse(RemittanceId id) {
        ConfirmDialog.askWhy(
                Texts.t("remittance.reverse.title"),
                Texts.t("remittance.reverse.text"),
                Texts.t("remittance.reverse"),
                why -> told(
                        workbench
                                .allocations()
                                .reverse(id, why, workbench.signedIn().actor()),
                        "remittance.was-reversed"));
    }

    private void told(AllocationOutcome outcome, String done) {
        switch (outcome) {
            case AllocationOutcome.Refused(String reasonKey) -> Notice.refused(Texts.t(reasonKey));
            case AllocationOutcome.Done _ -> Notice.done(Texts.t(done));
        }
        changed.run();
    }

    private static Button small(String text, Runnable act) {
        Button button = new Button(text, _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private static Span secondary(String text) {
        Span span = new Span(text);
        span.addClassName("secondary");
        return span;
    }
}
