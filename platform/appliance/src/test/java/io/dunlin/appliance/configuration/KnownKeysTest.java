package io.dunlin.appliance.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

class KnownKeysTest {

    @ConfigurationProperties("dunlin.example")
    record Example(int poolSize, List<Place> places, List<String> names, Map<String, String> labels, Place home) {}

    record Place(String host, int port) {}

    private final KnownKeys keys = KnownKeys.of(List.of(Example.class));

    @Test
    void come_from_the_records_with_lists_maps_and_nested_records() {
        assertThat(keys.all())
                .containsExactly(
                        "dunlin.example.home.host",
                        "dunlin.example.home.port",
                        "dunlin.example.labels.*",
                        "dunlin.example.names",
                        "dunlin.example.places[].host",
                        "dunlin.example.places[].port",
                        "dunlin.example.pool-size");
    }

    @Test
    void are_known_in_every_way_that_the_binder_reads_them() {
        assertThat(List.of(
                        "dunlin.example.pool-size",
                        "dunlin.example.poolSize",
                        "dunlin.example.places[3].host",
                        "dunlin.example.names[0]",
                        "dunlin.example.labels.any"))
                .allMatch(keys::knows);
        assertThat(keys.knows("dunlin.example.pool")).isFalse();
        assertThat(keys.knows("dunlin.example.places[0].hots")).isFalse();
    }

    @Test
    void suggest_the_one_that_was_probably_meant_and_nothing_far_away() {
        assertThat(keys.nearest("dunlin.example.polsize")).contains("dunlin.example.pool-size");
        assertThat(keys.nearest("dunlin.example.places[0].hots")).contains("dunlin.example.places[].host");
        assertThat(keys.nearest("dunlin.quite.another.thing.altogether")).isEmpty();
    }
}
