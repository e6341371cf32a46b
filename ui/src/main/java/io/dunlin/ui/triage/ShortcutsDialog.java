package io.dunlin.ui.triage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import io.dunlin.ui.components.Texts;

/** The keys of the reply queue. */
final class ShortcutsDialog extends Dialog {

    ShortcutsDialog() {
        super(Texts.t("replies.shortcuts"));
        DescriptionList keys = new DescriptionList();
        add(keys, "Ctrl + Enter", "replies.key.accept");
        add(keys, "F2", "replies.key.correct");
        add(keys, "Alt + R", "replies.key.reply");
        add(keys, "Alt + S", "replies.key.snooze");
        add(keys, "Alt + M", "replies.key.take");
        add(keys, "Alt + O", "replies.key.case");
        add(keys, "Alt + G", "replies.key.found-right");
        add(keys, "Alt + X", "replies.key.choose");
        add(keys, "Alt + A", "replies.key.bulk");
        add(keys, "Alt + F", "replies.key.search");
        add(keys, "Alt + W", "replies.key.who");
        add(keys, "Alt + ↓", "replies.key.next");
        add(keys, "Alt + ↑", "replies.key.previous");
        add(keys, "F1", "replies.key.help");
        keys.addClassName("keys");
        add(keys);
        getFooter().add(new Button(Texts.t("replies.key.close"), _ -> close()));
    }

    private static void add(DescriptionList keys, String key, String textKey) {
        keys.add(new DescriptionList.Term(key), new DescriptionList.Description(Texts.t(textKey)));
    }
}
