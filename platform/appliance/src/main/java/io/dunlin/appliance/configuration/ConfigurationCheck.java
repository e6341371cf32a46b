package io.dunlin.appliance.configuration;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Looks at the whole configuration before anything is started. It stops the start where a value cannot be right, and where
 * a {@code dunlin.…} key is not one that the product reads: a misspelt address of the database must not end in an empty one.
 * Variables of the environment are only warned of; others may use such names.
 */
@Component
final class ConfigurationCheck implements BeanFactoryPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(ConfigurationCheck.class);
    private static final String OURS = "dunlin.";

    /** Read by the {@code dunlin} commands themselves. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of(
            "DUNLIN_JAVA_OPTIONS", "DUNLIN_MAVEN_ARGS", "DUNLIN_JDK_INDEX", "DUNLIN_LOG_LEVEL", "DUNLIN_START_CACHE");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Set<Class<?>> records = new LinkedHashSet<>();
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = beans.getType(name);
            if (type != null && type.isRecord()) {
                records.add(type);
            }
        }
        KnownKeys known = KnownKeys.of(records);
        ConfigurableEnvironment environment = beans.getBean(ConfigurableEnvironment.class);
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                check(source.getName(), enumerable.getPropertyNames(), known);
            }
        }
        Binder binder = Binder.get(environment);
        records.forEach(type -> readOnce(binder, type));
    }

    private static <T> void readOnce(Binder binder, Class<T> type) {
        T bound = binder.bindOrCreate(KnownKeys.prefixOf(type), Bindable.of(type));
        log.debug("Read the configuration {}", bound.getClass().getSimpleName());
    }

    private static void check(String source, String[] names, KnownKeys known) {
        boolean environment = source.equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (environment) {
            Arrays.stream(names)
                    .filter(name -> name.startsWith("DUNLIN_") && !OF_THE_LAUNCHER.contains(name))
                    .filter(name -> !known.knows(asKey(name)))
                    .forEach(name ->
                            log.warn("The variable {} of the environment is no setting of Dunlin: ignored", name));
            return;
        }
        List<String> unknown = Arrays.stream(names)
                .filter(name -> name.startsWith(OURS) && !known.knows(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            String key = unknown.getFirst();
            throw new WrongConfiguration(key + ": there is no such key"
                    + known.nearest(key)
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("; " + ConfigurationFile.NAME + " as it was shipped lists them all"));
        }
    }

    /** {@code DUNLIN_MAIL_MAILBOXES_0_HOST} as a key: numbers are indexes, and underscores stand for dots or nothing. */
    private static String asKey(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceAll("_[0-9]+", "").replace('_', '.');
    }
}
