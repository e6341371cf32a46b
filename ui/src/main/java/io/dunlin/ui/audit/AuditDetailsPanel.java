package io.dunlin.ui.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.util.List;

/** An entry's details in lines, and as JSON for who needs each sign of it. */
final class AuditDetailsPanel extends Div {

    /** Without TLS a browser has no clipboard to write to but the old way of a selected text. */
    private static final String COPY = """
            const text = $0;
            const oldWay = () => {
              const field = document.createElement('textarea');
              field.value = text;
              document.body.append(field);
              field.select();
              try {
                return document.execCommand('copy');
              } finally {
                field.remove();
              }
            };
            return navigator.clipboard
              ? navigator.clipboard.writeText(text).then(() => true, () => oldWay())
              : oldWay();
            """;

    AuditDetailsPanel(List<AuditLines.Line> lines, String json) {
        addClassName("audit-details");
        if (lines.isEmpty()) {
            add(new Span(Texts.t("audit.details.none")));
            return;
        }
        DescriptionList list = new DescriptionList();
        list.addClassName("keys");
        lines.forEach(line -> list.add(new Term(line.name()), new Description(line.value())));
        Button copy = new Button(
                Texts.t("audit.details.copy"),
                VaadinIcon.COPY_O.create(),
                _ -> getElement().executeJs(COPY, json).then(Boolean.class, copied -> told(copied, json)));
        copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add(list, copy);
    }

    /** Where the browser does not let it be copied, it is there to be selected. */
    private void told(boolean copied, String json) {
        if (copied) {
            Notice.done(Texts.t("audit.details.copied"));
        } else {
            add(new Pre(json));
        }
    }
}
