package io.dunlin.core.correspondence.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingWorld;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class TemplatesTest {

    private static final TemplateCode CODE = TemplateCode.REMINDER_FIRST;

    @Autowired
    private Templates templates;

    @Autowired
    private TemplateCatalogue catalogue;

    @Test
    void an_administrators_version_comes_before_the_shipped_one_until_it_is_reset() {
        assertThat(render().templateId()).isNull();
        TemplateSaved first = save("Przypomnienie", "Prosimy o wpłatę {{ total }}.");
        assertThat(first)
                .isInstanceOfSatisfying(
                        TemplateSaved.InUse.class,
                        saved -> assertThat(saved.versionNumber()).isEqualTo(1));
        assertThat(save("Przypomnienie", "Prosimy o {{ total }}."))
                .isInstanceOfSatisfying(TemplateSaved.InUse.class, saved -> {
                    assertThat(saved.versionNumber()).isEqualTo(2);
                    assertThat(render().templateId()).isEqualTo(saved.templateId());
                });
        assertThat(render().text()).isEqualTo("Prosimy o 1 845,50 PLN.");
        assertThat(templates.versions(CODE, "pl", Channel.MAIL))
                .extracting(Templates.Version::active)
                .containsExactly(true, false);

        templates.useShipped(CODE, "pl", Channel.MAIL, TestingWorld.TESTER, "test");
        assertThat(render().templateId()).isNull();
        assertThat(templates.versions(CODE, "pl", Channel.MAIL)).hasSize(2);
    }

    @Test
    void what_the_linter_finds_is_not_saved() {
        assertThat(save("Dług", "Prosimy o {{ totl }}."))
                .isInstanceOfSatisfying(
                        TemplateSaved.Refused.class,
                        refused -> assertThat(refused.findings()).hasSize(2));
        assertThat(templates.versions(CODE, "pl", Channel.MAIL)).isEmpty();
        assertThat(render().templateId()).isNull();
    }

    @Test
    void who_writes_on_an_older_version_overwrites_nobody() {
        TemplateSaved first = save("Przypomnienie", "Prosimy o wpłatę {{ total }}.");
        assertThat(first).isInstanceOf(TemplateSaved.InUse.class);
        assertThat(save("Przypomnienie", "Prosimy o {{ total }}.", null))
                .isEqualTo(new TemplateSaved.ChangedMeanwhile(Optional.of(TestingWorld.TESTER.name())));
        assertThat(templates.versions(CODE, "pl", Channel.MAIL)).hasSize(1);
    }

    @Test
    void the_catalogue_lists_what_is_written_and_what_a_firm_changed() {
        assertThat(save("Przypomnienie", "Prosimy o wpłatę {{ total }}.")).isInstanceOf(TemplateSaved.InUse.class);
        assertThat(catalogue.entries())
                .contains(
                        new TemplateCatalogue.Entry(CODE, Channel.MAIL, Map.of("pl", 1)),
                        new TemplateCatalogue.Entry(CODE, Channel.SMS, Map.of()),
                        new TemplateCatalogue.Entry(TemplateCode.FINAL_DEMAND, Channel.LETTER, Map.of()))
                .doesNotContain(new TemplateCatalogue.Entry(TemplateCode.WRONG_CONTACT, Channel.LETTER, Map.of()));
    }

    @Test
    void a_template_that_does_not_exist_is_named() {
        assertThatExceptionOfType(TemplateFault.class)
                .isThrownBy(() -> templates.render(new TemplateCode("unknown"), "pl", Channel.MAIL, templates.sample()))
                .withMessageContaining("unknown");
    }

    private TemplateSaved save(String subject, String body) {
        Long inUse = templates.find(CODE, "pl", Channel.MAIL).orElseThrow().id();
        return save(subject, body, inUse);
    }

    private TemplateSaved save(String subject, String body, @Nullable Long basedOn) {
        return templates.save(
                CODE, "pl", Channel.MAIL, new TemplateSource(subject, body), basedOn, TestingWorld.TESTER, "test");
    }

    private Rendered render() {
        return templates.render(CODE, "pl", Channel.MAIL, templates.sample());
    }
}
