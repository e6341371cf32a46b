package io.dunlin.ui.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.Role;
import io.dunlin.core.notifications.Place;
import io.dunlin.ui.parties.CreditorsView;
import io.dunlin.ui.remittances.StatementsView;
import io.dunlin.ui.settings.SettingsView;
import io.dunlin.ui.triage.ModelsView;
import io.dunlin.ui.triage.QualityView;
import jakarta.annotation.security.RolesAllowed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaceTest {

    @ParameterizedTest
    @EnumSource
    void news_know_who_may_open_the_screen_that_they_lead_to(Place place) {
        Class<? extends Component> view = switch (place) {
            case STATEMENTS -> StatementsView.class;
            case CREDITORS -> CreditorsView.class;
            case SETTINGS -> SettingsView.class;
            case MODELS -> ModelsView.class;
            case QUALITY -> QualityView.class;
        };
        assertThat(view.getAnnotation(Route.class).value()).isEqualTo(place.path());
        assertThat(view.getAnnotation(RolesAllowed.class).value())
                .containsExactlyInAnyOrder(place.open().stream().map(Role::name).toArray(String[]::new));
    }
}
