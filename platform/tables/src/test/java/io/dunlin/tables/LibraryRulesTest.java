package io.dunlin.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.dunlin.spi.testkit.rules.PluginRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibraryRulesTest {

    @Test
    void what_plugins_carry_keeps_to_the_rules_of_plugins() {
        JavaClasses library = new ClassFileImporter().importPath(Path.of("target", "classes"));
        assertThat(library).isNotEmpty();
        PluginRules.of(library).forEach(rule -> rule.check(library));
    }
}
