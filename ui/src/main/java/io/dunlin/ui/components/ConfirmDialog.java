package io.dunlin.ui.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Asks before something that cannot be taken back lightly; names the thing, and the act on the button. */
public final class ConfirmDialog {

    private static final int LONGEST_REASON = 400;

    private ConfirmDialog() {}

    public static void ask(String title, String text, String act, Runnable confirmed) {
        Dialog dialog = dialog(title);
        if (!text.isEmpty()) {
            dialog.add(new Paragraph(text));
        }
        Button confirm = new Button(act, _ -> {
            dialog.close();
            confirmed.run();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(cancel(dialog), confirm);
        dialog.open();
    }

    /** Asks for a reason too; without one it cannot be confirmed. */
    public static void askWhy(String title, String text, String act, Consumer<String> confirmed) {
        askFor(Texts.t("confirm.reason"), title, text, act, confirmed);
    }

    /** Asks for words of a kind, such as a reference; without them it cannot be confirmed. */
    public static void askFor(String label, String title, String text, String act, Consumer<String> confirmed) {
        Dialog dialog = dialog(title);
        if (!text.isEmpty()) {
            dialog.add(new Paragraph(text));
        }
        TextArea reason = new TextArea(label);
        reason.setMaxLength(LONGEST_REASON);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        dialog.add(reason);
        Button confirm = new Button(act, _ -> {
            dialog.close();
            confirmed.accept(reason.getValue().strip());
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setEnabled(false);
        reason.addValueChangeListener(
                change -> confirm.setEnabled(!change.getValue().isBlank()));
        dialog.getFooter().add(cancel(dialog), confirm);
        dialog.open();
    }

    private static Dialog dialog(String title) {
        Dialog dialog = new Dialog(title);
        dialog.setWidth("28rem");
        dialog.setCloseOnOutsideClick(false);
        return dialog;
    }

    private static Button cancel(Dialog dialog) {
        return new Button(Texts.t("confirm.cancel"), _ -> dialog.close());
    }
}
