package io.dunlin.core;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of the core by themselves, so that {@link CoreRulesTest} can also try them on code that breaks them. */
final class CoreRules {

    /** From the bottom up: a feature sees the ranks below its own and nothing beside it. */
    private static final List<List<String>> RANKS = List.of(
            List.of("shared"),
            List.of("jobs", "dns"),
            List.of("audit"),
            List.of("access"),
            List.of("settings", "approvals"),
            List.of("parties"),
            List.of("receivables", "correspondence", "inbox"),
            List.of("remittances", "cases"),
            List.of("plans"),
            List.of("dunning", "triage", "litigation"),
            List.of("notifications", "reporting"));

    static final ArchRule KNOWS_NO_SCREEN = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.vaadin..", "jakarta.servlet..", "io.dunlin.ui.."))
            .because("the core is used by screens, the command line and jobs alike");

    static final ArchRule POLICIES_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("..policy..")
            .or()
            .haveSimpleNameEndingWith("Policy")
            .and()
            // What a package offers to other modules is said there, in the framework's words.
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework..",
                    "org.jdbi..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net.http..",
                    "org.slf4j.."))
            .because("a decision is a function of its arguments that a table of examples can test");

    static ArchRule keepsToItsRank(String rootPackage) {
        return classes()
                .should(new SeeOnlyLowerRanks(rootPackage))
                .because("calls go downwards and events upwards (design: arrows)");
    }

    /** In two features the root still holds both the words that all of the feature uses and those who use its parts. */
    static ArchRule hasNoCircles(String rootPackage) {
        return slices().matching(rootPackage + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAnyPackage("io.dunlin.core.triage..", "io.dunlin.core.inbox.."), alwaysTrue())
                .because("a package is read with those below it, and without those above it");
    }

    private CoreRules() {}

    private static final class SeeOnlyLowerRanks extends ArchCondition<JavaClass> {

        private final String prefix;
        private final Map<String, Integer> rankByFeature = new HashMap<>();

        SeeOnlyLowerRanks(String rootPackage) {
            super("depend only on features of a lower rank");
            prefix = rootPackage + ".";
            for (int rank = 0; rank < RANKS.size(); rank++) {
                for (String feature : RANKS.get(rank)) {
                    rankByFeature.put(feature, rank);
                }
            }
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Optional<String> own = featureOf(type);
            if (own.isEmpty()) {
                return;
            }
            if (!rankByFeature.containsKey(own.get())) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getName() + " is in '" + own.get() + "', which is no feature of the design"));
                return;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                featureOf(dependency.getTargetClass())
                        .filter(target -> !target.equals(own.get()))
                        .filter(target -> rankOf(target) >= rankOf(own.get()))
                        .ifPresent(target -> events.add(SimpleConditionEvent.violated(
                                type, own.get() + " may not see " + target + ": " + dependency.getDescription())));
            }
        }

        private int rankOf(String feature) {
            return rankByFeature.getOrDefault(feature, RANKS.size());
        }

        private Optional<String> featureOf(JavaClass type) {
            String name = type.getPackageName();
            if (!name.startsWith(prefix)) {
                return Optional.empty();
            }
            String rest = name.substring(prefix.length());
            int dot = rest.indexOf('.');
            return Optional.of(dot < 0 ? rest : rest.substring(0, dot));
        }
    }
}
