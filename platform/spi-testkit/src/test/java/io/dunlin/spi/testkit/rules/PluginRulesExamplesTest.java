package io.dunlin.spi.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.dunlin.plugin.wellbehaved.QuietPlugin;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginRulesExamplesTest {

    private static final String NOSY = "io.dunlin.plugin.nosy.";

    private final JavaClasses nosy = new ClassFileImporter().importPackages("io.dunlin.plugin.nosy");

    @Test
    void a_quiet_plugin_breaks_no_rule() {
        JavaClasses quiet = new ClassFileImporter().importPackagesOf(QuietPlugin.class);
        assertThat(PluginRules.of(quiet)).allSatisfy(rule -> rule.check(quiet));
    }

    @Test
    void looking_into_the_core_or_another_plugin_is_seen() {
        assertThat(violationsOf(PluginRules.seesOnlyTheSpiAndItself(nosy)))
                .anyMatch(text -> text.contains(NOSY + "NosyPlugin") && text.contains("SomethingOfCore"))
                .anyMatch(text -> text.contains(NOSY + "NosyPlugin") && text.contains("QuietPlugin"));
    }

    @Test
    void reaching_for_the_database_is_seen() {
        assertThat(violationsOf(PluginRules.speaksNoSql())).anyMatch(text -> text.contains(NOSY + "SqlPlugin"));
    }

    @Test
    void state_in_a_static_field_is_seen() {
        assertThat(violationsOf(PluginRules.keepsNoState()))
                .singleElement()
                .asString()
                .contains(NOSY + "ForgetfulPlugin.calls");
    }

    private List<String> violationsOf(ArchRule rule) {
        EvaluationResult result = rule.evaluate(nosy);
        return result.getFailureReport().getDetails();
    }
}
