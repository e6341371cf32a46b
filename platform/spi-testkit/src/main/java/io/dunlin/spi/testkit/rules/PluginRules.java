package io.dunlin.spi.testkit.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules by themselves, so that they can be tried on code that breaks them. */
public final class PluginRules {

    /** Of ours the only one that a plugin carries in its jar; it sees the SPI alone, as a test of its own says. */
    static final String LIBRARY = "io.dunlin.tables..";

    private PluginRules() {}

    /** All rules for one plugin's classes. */
    public static List<ArchRule> of(JavaClasses plugin) {
        return List.of(seesOnlyTheSpiAndItself(plugin), speaksNoSql(), keepsNoState());
    }

    /** The class loader shows nothing else; this says so while the plugin is built and not when it fails at a customer. */
    static ArchRule seesOnlyTheSpiAndItself(JavaClasses plugin) {
        Set<String> ownPackages = plugin.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.dunlin..")
                        .and(not(resideInAnyPackage("io.dunlin.spi..", LIBRARY)))
                        .and(describe("outside the plugin", type -> !ownPackages.contains(type.getPackageName())))
                        .or(resideInAnyPackage("org.springframework..", "com.vaadin..", "org.jdbi..", "org.flywaydb.."))
                        .as("belong to the host or to another plugin"))
                .because("a plugin sees the SPI, the JDK and its own libraries");
    }

    static ArchRule speaksNoSql() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.mariadb.."))
                .because("the database is the core's; a plugin gets what it needs as arguments");
    }

    static ArchRule keepsNoState() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .because("a plugin is used by several threads and is unloaded while the host runs");
    }
}
