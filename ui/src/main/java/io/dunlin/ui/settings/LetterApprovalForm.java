package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import io.dunlin.core.access.User;
import io.dunlin.core.dunning.letters.LetterApprovalSettings;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** Who approves what policies draft. */
final class LetterApprovalForm implements GroupForm<LetterApprovalSettings> {

    private final Select<User> approver = new Select<>();
    private final List<User> people;

    /** @param people who may be named */
    LetterApprovalForm(List<User> people) {
        this.people = List.copyOf(people);
        approver.setLabel(Texts.t("settings.approval.approver"));
        approver.setItems(this.people);
        approver.setItemLabelGenerator(user -> user == null ? Texts.t("settings.approval.nobody") : user.displayName());
        approver.setEmptySelectionAllowed(true);
        approver.setEmptySelectionCaption(Texts.t("settings.approval.nobody"));
    }

    @Override
    public List<Component> fields() {
        return List.of(approver);
    }

    @Override
    public void show(LetterApprovalSettings value) {
        approver.setValue(people.stream()
                .filter(user -> Long.valueOf(user.id().value()).equals(value.approver()))
                .findFirst()
                .orElse(null));
    }

    @Override
    public Optional<LetterApprovalSettings> read(LetterApprovalSettings before) {
        User chosen = approver.getValue();
        return Optional.of(
                new LetterApprovalSettings(chosen == null ? null : chosen.id().value()));
    }
}
