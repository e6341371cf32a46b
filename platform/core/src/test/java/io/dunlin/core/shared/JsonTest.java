package io.dunlin.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

    private record Settings(
            List<LocalTime> times,
            int days,
            boolean enabled,
            @Nullable Long user,
            double floor) {}

    private static final Settings SHIPPED = new Settings(List.of(LocalTime.of(7, 30)), 3, true, 5L, 0.85);

    @Test
    void a_field_that_the_text_does_not_have_stays_and_one_that_it_has_wins_even_when_it_is_null_or_empty() {
        assertThat(Json.readOver(SHIPPED, "{}", Settings.class)).isEqualTo(SHIPPED);
        assertThat(Json.readOver(SHIPPED, "{\"times\":[],\"user\":null,\"gone\":1}", Settings.class))
                .isEqualTo(new Settings(List.of(), 3, true, null, 0.85));
        Settings other = new Settings(List.of(LocalTime.of(11, 15), LocalTime.NOON), 0, false, 7L, 0.9);
        assertThat(Json.readOver(SHIPPED, Json.write(other), Settings.class)).isEqualTo(other);
    }
}
