package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.remittances.AllocationSettings;
import io.dunlin.core.remittances.policy.AllocationOrder;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** Which debt a payment goes to first, and for how long it is waited for one that nobody has identified. */
final class AllocationForm implements GroupForm<AllocationSettings> {

    private static final int MOST_DAYS = 30;

    private final Select<AllocationOrder> order = new Select<>();
    private final IntegerField holdDays = Fields.whole(
            Texts.t("settings.allocation.hold-days"), Texts.t("settings.allocation.hold-days.help"), 0, MOST_DAYS);

    @Override
    public List<Component> fields() {
        order.setLabel(Texts.t("settings.allocation.order"));
        order.setHelperText(Texts.t("settings.allocation.order.help"));
        order.setItems(AllocationOrder.values());
        order.setItemLabelGenerator(Texts::t);
        return List.of(order, holdDays);
    }

    @Override
    public void show(AllocationSettings value) {
        order.setValue(value.order());
        holdDays.setValue(value.holdBusinessDays());
    }

    @Override
    public Optional<AllocationSettings> read(AllocationSettings before) {
        return Fields.right(holdDays)
                ? Optional.of(new AllocationSettings(order.getValue(), holdDays.getValue()))
                : Optional.empty();
    }
}
