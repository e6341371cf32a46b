package io.dunlin.core.correspondence.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSandboxTest {

    private final TemplateSandbox sandbox = new TemplateSandbox();
    private final Map<String, Object> values =
            Map.of("name", "Anna", "items", List.of(Map.of("number", "FV/1"), Map.of("number", "FV/2")));

    @Test
    void prints_values_asks_conditions_and_walks_given_lists() {
        assertThat(
                        run(
                                "{% if name == 'Anna' %}{{ name | upper }}{% endif %}:{% for i in items %} {{ i.number }}{% endfor %}"))
                .isEqualTo("ANNA: FV/1 FV/2");
    }

    @Test
    void a_missing_value_is_an_error_that_names_it() {
        assertThatExceptionOfType(TemplateFault.class)
                .isThrownBy(() -> run("Dear {{ nmae }}"))
                .withMessageContaining("no value 'nmae'")
                .withMessageContaining("line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ name.length() }}",
                "{{ name.bytes }}",
                "{{ name.class }}",
                "{{ name.getClass().forName('java.lang.Runtime') }}",
                "{{ items.size }}",
                "{% include '/etc/passwd' %}",
                "{% import '/etc/passwd' %}",
                "{% extends '/etc/passwd' %}",
                "{% embed '/etc/passwd' %}{% endembed %}",
                "{% set x = 'y' %}",
                "{% macro m() %}{% endmacro %}",
                "{% block b %}{% endblock %}",
                "{% cache 'k' %}{% endcache %}",
                "{% parallel %}{% endparallel %}",
                "{% for i in 1..1000000000 %}x{% endfor %}",
                "{% for i in range(1, 1000000000) %}x{% endfor %}",
                "{% for a in items %}{% for b in items %}x{% endfor %}{% endfor %}",
                "{{ name | base64encode }}",
                "{{ name | replace({'A': 'B'}) }}",
                "{{ 'a' ~ 'b' }}",
                "{{ i18n('x', 'y') }}",
                "{{ name",
                "{% if name %}",
            })
    void whatever_reaches_beyond_the_values_is_refused(String template) {
        assertThatExceptionOfType(TemplateFault.class).isThrownBy(() -> run(template));
    }

    @Test
    void a_line_with_a_tag_alone_leaves_no_line_and_faults_name_the_line_as_written() {
        assertThat(run("a\r\n{% for i in items %}\n| {{ i.number }}\n{% endfor %}\n\nb {{ name }}\nc"))
                .isEqualTo("a\n| FV/1\n| FV/2\n\nb Anna\nc");
        assertThatExceptionOfType(TemplateFault.class)
                .isThrownBy(() -> run("{% if name == 'Anna' %}\nx\n{% endif %}\n{{ nobody }}"))
                .withMessageContaining("line 4");
    }

    @Test
    void output_beyond_its_limit_is_refused() {
        Map<String, Object> many = Map.of("items", Collections.nCopies(100_000, Map.of("number", "FV/1")));
        assertThatExceptionOfType(TemplateFault.class)
                .isThrownBy(() -> sandbox.run("{% for i in items %}{{ i.number }}{% endfor %}", many, "test"));
    }

    private String run(String template) {
        return sandbox.run(template, values, "test");
    }
}
