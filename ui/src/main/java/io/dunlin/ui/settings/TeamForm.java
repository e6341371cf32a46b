package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import io.dunlin.core.access.User;
import io.dunlin.core.notifications.TeamSettings;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** Who leads the team. */
final class TeamForm implements GroupForm<TeamSettings> {

    private final Select<User> lead = new Select<>();
    private final List<User> people;

    /** @param people who may be named */
    TeamForm(List<User> people) {
        this.people = List.copyOf(people);
        lead.setLabel(Texts.t("settings.team.lead"));
        lead.setItems(this.people);
        lead.setItemLabelGenerator(user -> user == null ? Texts.t("settings.team.nobody") : user.displayName());
        lead.setEmptySelectionAllowed(true);
        lead.setEmptySelectionCaption(Texts.t("settings.team.nobody"));
    }

    @Override
    public List<Component> fields() {
        return List.of(lead);
    }

    @Override
    public void show(TeamSettings value) {
        lead.setValue(people.stream()
                .filter(user -> Long.valueOf(user.id().value()).equals(value.lead()))
                .findFirst()
                .orElse(null));
    }

    @Override
    public Optional<TeamSettings> read(TeamSettings before) {
        User chosen = lead.getValue();
        return Optional.of(new TeamSettings(chosen == null ? null : chosen.id().value()));
    }
}
