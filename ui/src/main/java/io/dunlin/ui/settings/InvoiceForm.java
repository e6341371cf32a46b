package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.cases.InvoiceAttachmentSettings;
import io.dunlin.core.cases.InvoiceAttachmentSettings.WhenMissing;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** Whether mails carry the documents that they name, and what happens with one that is missing. */
final class InvoiceForm implements GroupForm<InvoiceAttachmentSettings> {

    private final Checkbox attach = new Checkbox(Texts.t("settings.invoices.attach"));
    private final Select<WhenMissing> whenMissing = new Select<>();
    private final IntegerField most = Fields.whole(
            Texts.t("settings.invoices.most"),
            Texts.t("settings.invoices.most.help"),
            1,
            InvoiceAttachmentSettings.MOST);

    @Override
    public List<Component> fields() {
        whenMissing.setLabel(Texts.t("settings.invoices.missing"));
        whenMissing.setItems(WhenMissing.values());
        whenMissing.setItemLabelGenerator(Texts::t);
        return List.of(attach, whenMissing, most);
    }

    @Override
    public void show(InvoiceAttachmentSettings value) {
        attach.setValue(value.attach());
        whenMissing.setValue(value.whenMissing());
        most.setValue(value.mostMegabytes());
    }

    @Override
    public Optional<InvoiceAttachmentSettings> read(InvoiceAttachmentSettings before) {
        return Fields.right(most)
                ? Optional.of(new InvoiceAttachmentSettings(attach.getValue(), whenMissing.getValue(), most.getValue()))
                : Optional.empty();
    }
}
