package io.dunlin.ui;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.WebComponentExporter;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Set;

/** The rules of the screens by themselves, so that {@link UiRulesTest} can also try them on code that breaks them. */
final class UiRules {

    private static final Set<String> BUNDLED = Set.of(
            JsModule.class.getName(),
            JsModule.Container.class.getName(),
            CssImport.class.getName(),
            CssImport.Container.class.getName(),
            NpmPackage.class.getName(),
            NpmPackage.Container.class.getName(),
            "com.vaadin.flow.theme.Theme");

    private static final DescribedPredicate<JavaAnnotation<?>> ASKS_FOR_A_BUNDLE =
            describe("ask for a bundle of their own", UiRules::asksForBundle);

    static final ArchRule NEEDS_NO_BUNDLE_OF_ITS_OWN = noClasses()
            .should()
            .beAnnotatedWith(ASKS_FOR_A_BUNDLE)
            .orShould()
            .beAssignableTo(WebComponentExporter.class)
            .because("the appliance is built with the precompiled bundle, without node: use @StyleSheet, "
                    + "Page.addJavaScript(\"context://…\") and files in META-INF/resources");

    static final ArchRule REACHES_ONLY_THE_CORE = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.jdbi..", "java.sql..", "javax.sql..", "org.flywaydb..", "org.springframework.jdbc..")
                    .or(resideInAPackage("io.dunlin.host.."))
                    .or(resideInAPackage("io.dunlin.plugin.."))
                    .or(resideInAPackage("io.dunlin.core..store.."))
                    .as("belong to the database, the plugin host or a plugin"))
            .because("a view shows row records and sends commands");

    static final ArchRule EVERY_VIEW_SAYS_WHO_MAY_SEE_IT = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(AnonymousAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(DenyAll.class);

    private UiRules() {}

    private static boolean asksForBundle(JavaAnnotation<?> annotation) {
        String type = annotation.getRawType().getName();
        if (type.equals(JavaScript.class.getName())) {
            return !isServedAsIs(annotation.get("value").map(Object::toString).orElse(""));
        }
        return BUNDLED.contains(type) || type.equals(JavaScript.Container.class.getName());
    }

    private static boolean isServedAsIs(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("context://") || lower.startsWith("base://");
    }
}
