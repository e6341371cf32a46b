package io.dunlin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule twice: it holds for the screens, and it is broken by an example made to break it. */
class UiRulesTest {

    private static final JavaClasses SCREENS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dunlin.ui");
    private static final JavaClasses EXAMPLES = new ClassFileImporter().importPackages("io.dunlin.examples");

    @Test
    void screens_need_no_bundle_of_their_own() {
        UiRules.NEEDS_NO_BUNDLE_OF_ITS_OWN.check(SCREENS);
    }

    @Test
    void screens_reach_only_the_core() {
        UiRules.REACHES_ONLY_THE_CORE.check(SCREENS);
    }

    @Test
    void every_view_says_who_may_see_it() {
        UiRules.EVERY_VIEW_SAYS_WHO_MAY_SEE_IT.check(SCREENS);
    }

    @Test
    void whatever_forces_a_bundle_is_seen() {
        List<String> violations = violationsOf(UiRules.NEEDS_NO_BUNDLE_OF_ITS_OWN);
        assertThat(List.of(
                        "ModuleView",
                        "ScriptView",
                        "TwoScriptsView",
                        "CssView",
                        "NpmView",
                        "ThemedShell",
                        "ExportedComponent"))
                .allSatisfy(name -> assertThat(violations).anyMatch(text -> text.contains(name)));
    }

    @Test
    void a_script_that_is_served_as_it_is_is_allowed() {
        assertThat(violationsOf(UiRules.NEEDS_NO_BUNDLE_OF_ITS_OWN))
                .noneMatch(text -> text.contains("ServedScriptView"));
    }

    @Test
    void a_screen_with_a_database_is_seen() {
        assertThat(violationsOf(UiRules.REACHES_ONLY_THE_CORE)).anyMatch(text -> text.contains("DatabaseView"));
    }

    @Test
    void a_view_that_does_not_say_who_may_see_it_is_seen() {
        assertThat(violationsOf(UiRules.EVERY_VIEW_SAYS_WHO_MAY_SEE_IT))
                .anyMatch(text -> text.contains("UnguardedView"));
    }

    private List<String> violationsOf(ArchRule rule) {
        return rule.evaluate(EXAMPLES).getFailureReport().getDetails();
    }
}
