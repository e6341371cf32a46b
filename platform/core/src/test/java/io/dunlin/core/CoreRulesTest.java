package io.dunlin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Each rule twice: it holds for the core, and it is broken by an example made to break it. */
class CoreRulesTest {

    private static final String EXAMPLES = "io.dunlin.examples";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dunlin.core");
    private static final JavaClasses EXAMPLE_CLASSES = new ClassFileImporter().importPackages(EXAMPLES);

    @Test
    void the_core_knows_no_screen() {
        CoreRules.KNOWS_NO_SCREEN.check(CORE);
    }

    @Test
    void policies_are_pure() {
        CoreRules.POLICIES_ARE_PURE.allowEmptyShould(true).check(CORE);
    }

    @Test
    void features_keep_to_their_rank() {
        CoreRules.keepsToItsRank("io.dunlin.core").check(CORE);
    }

    @Test
    void packages_form_no_circles() {
        CoreRules.hasNoCircles("io.dunlin.core").check(CORE);
    }

    @Test
    void features_touch_only_what_others_offer() {
        ApplicationModules.of("io.dunlin.core").verify();
    }

    @Test
    void a_screen_in_the_core_is_seen() {
        assertThat(violationsOf(CoreRules.KNOWS_NO_SCREEN)).anyMatch(text -> text.contains("ScreenInTheCore"));
    }

    @Test
    void a_policy_with_a_database_or_a_framework_is_seen() {
        assertThat(violationsOf(CoreRules.POLICIES_ARE_PURE))
                .anyMatch(text -> text.contains("ConnectedPolicy"))
                .anyMatch(text -> text.contains("ManagedDecision"));
    }

    @Test
    void a_look_upwards_or_sideways_is_seen_and_so_is_an_unknown_feature() {
        assertThat(violationsOf(CoreRules.keepsToItsRank(EXAMPLES + ".core")))
                .anyMatch(text -> text.contains("parties may not see cases"))
                .anyMatch(text -> text.contains("'gossip', which is no feature"))
                .noneMatch(text -> text.contains("dunning may not see parties"));
    }

    @Test
    void a_circle_of_packages_is_seen() {
        assertThat(violationsOf(CoreRules.hasNoCircles(EXAMPLES + ".core")))
                .anyMatch(text -> text.contains("Slice dunning") && text.contains("Slice dunning.tone"));
    }

    @Test
    void a_look_into_another_module_is_seen() {
        assertThatExceptionOfType(Violations.class)
                .isThrownBy(() -> ApplicationModules.of(EXAMPLES + ".modules", location -> true)
                        .verify())
                .withMessageContaining("AlphaSecret");
    }

    private List<String> violationsOf(ArchRule rule) {
        return rule.evaluate(EXAMPLE_CLASSES).getFailureReport().getDetails();
    }
}
