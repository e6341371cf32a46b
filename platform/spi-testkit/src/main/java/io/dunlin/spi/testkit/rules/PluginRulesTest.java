package io.dunlin.spi.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs in the build of each plugin, over the classes in its {@code target/classes}. */
public class PluginRulesTest {

    @Test
    void keeps_to_the_rules_of_plugins() {
        JavaClasses plugin = new ClassFileImporter().importPath(Path.of("target", "classes"));
        assertThat(plugin)
                .as("classes in target/classes of the plugin")
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getPackageName())
                        .as("a plugin has one package, io.dunlin.plugin.NAME, or packages inside it")
                        .startsWith("io.dunlin.plugin."));
        PluginRules.of(plugin).forEach(rule -> rule.check(plugin));
    }
}
