package io.dunlin.core.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingWorld;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class TemplatesTest {

    private static final TemplateCode CODE = TemplateCode.REMINDER_FIRST;

    @Autowired
    private Templates templates;

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
    void a_template_that_does_not_exist_is_named() {
        assertThatExceptionOfType(TemplateFault.class)
                .isThrownBy(() -> templates.render(new TemplateCode("unknown"), "pl", Channel.MAIL, templates.sample()))
                .withMessageContaining("unknown");
    }

    private TemplateSaved save(String subject, String body) {
        return templates.save(CODE, "pl", Channel.MAIL, new TemplateSource(subject, body), TestingWorld.TESTER, "test");
    }

    private Rendered render() {
        return templates.render(CODE, "pl", Channel.MAIL, templates.sample());
    }
}
