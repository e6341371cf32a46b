package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.Extension;

/**
 * What every extension promises. A plugin's test extends the contract of its extension point, which extends this one,
 * and says which class is tested and with which settings it works.
 *
 * @param <E> the extension point
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class ExtensionContract<E extends DunlinExtension> {

    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_HELP = 400;

    /** The extension's data folder, new for each test and shared by the extensions that one test builds. */
    @TempDir
    protected @Nullable Path dataFolder;

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    /** The extension's class, which the contract builds as the product does. */
    protected abstract Class<? extends E> type();

    /** Settings with which the extension works: key → value as text. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** The extension with {@link #settings()}; closed after the test. */
    protected final E extension() {
        return extension(settings());
    }

    /** The extension with other settings; closed after the test. */
    protected final E extension(Map<String, String> saved) {
        return build(context(saved));
    }

    /** The extension with surroundings that the test made; closed after the test. */
    protected final E extension(PluginContext context) {
        return build(context);
    }

    /** Surroundings with these settings saved; closed after the test. */
    protected final TestingPluginContext context(Map<String, String> saved) {
        TestingPluginContext unsaved = unsaved();
        return opened(unsaved.with(build(unsaved).settings(), saved));
    }

    @AfterEach
    void close_what_the_test_opened() throws Exception {
        while (!toClose.isEmpty()) {
            toClose.pop().close();
        }
    }

    @Test
    void is_a_public_class_marked_as_an_extension_with_one_public_constructor() {
        assertThat(Modifier.isPublic(type().getModifiers())).as("public").isTrue();
        assertThat(Modifier.isAbstract(type().getModifiers())).as("abstract").isFalse();
        assertThat(type().isAnnotationPresent(Extension.class)).as("@Extension").isTrue();
        Constructor<?>[] constructors = type().getConstructors();
        assertThat(constructors).as("public constructors").hasSize(1);
        assertThat(constructors[0].getParameterTypes())
                .as("the constructor takes a PluginContext or nothing")
                .satisfiesAnyOf(
                        parameters -> assertThat(parameters).isEmpty(),
                        parameters -> assertThat(parameters).containsExactly(PluginContext.class));
    }

    @Test
    void keeps_nothing_in_static_fields_that_could_change() {
        for (var field : type().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                assertThat(Modifier.isFinal(field.getModifiers()))
                        .as("static field %s is final", field.getName())
                        .isTrue();
            }
        }
    }

    @Test
    void is_built_before_anything_is_saved_and_without_input_or_output() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        TestingPluginContext context = unsaved();
        build(context);
        assertThat(context.requests()).as("HTTP requests").isZero();
        assertThat(filesIn(context.dataFolder())).as("files in the data folder").isEmpty();
        assertThat(threadsSince(before)).as("threads started").isEmpty();
    }

    @Test
    void says_its_name_in_a_few_words() {
        LocalizedText name = build(unsaved()).name();
        assertThat(List.of(name.pl(), name.en()))
                .allSatisfy(text -> assertThat(text)
                        .hasSizeLessThanOrEqualTo(LONGEST_LABEL)
                        .isEqualTo(text.strip())
                        .doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void describes_its_settings_the_same_way_each_time() {
        SettingsSchema schema = build(unsaved()).settings();
        assertThat(build(unsaved()).settings()).isEqualTo(schema);
        assertThat(extension().settings()).as("with settings saved").isEqualTo(schema);
        assertThat(schema.check(settings()))
                .as("faults in the settings it works with")
                .isEmpty();
        assertThat(settings().keySet())
                .allSatisfy(key -> assertThat(schema.find(key)).as(key).isPresent());
    }

    @Test
    void describes_each_setting_so_that_a_form_can_show_it() {
        for (SettingField field : build(unsaved()).settings().fields()) {
            shows(field.key(), field.label(), LONGEST_LABEL);
            shows(field.key(), field.help(), LONGEST_HELP);
            assertThat(field.required() && field.defaultValue() != null)
                    .as("%s is required and has a default", field.key())
                    .isFalse();
            switch (field.type()) {
                case Type.Choice choice -> showsOptions(field.key(), choice.options(), 1);
                case Type.Table table ->
                    table.columns().forEach(column -> {
                        shows(field.key() + "/" + column.key(), column.label(), LONGEST_LABEL);
                        showsOptions(field.key() + "/" + column.key(), column.options(), 0);
                    });
                case Type.Whole whole ->
                    assertThat(whole.least()).as(field.key()).isLessThanOrEqualTo(whole.most());
                case Type.TimeSpan span ->
                    assertThat(span.least()).as(field.key()).isLessThanOrEqualTo(span.most());
                case Type.Text text ->
                    assertThat(text.longest()).as(field.key()).isBetween(1, Type.LONGEST);
                case Type.Secret _, Type.Flag _, Type.WebAddress _, Type.CharacterSet _ -> {}
            }
        }
    }

    @Test
    void passes_its_own_test_with_settings_that_work() {
        SelfTest outcome = within(30, () -> extension().selfTest());
        assertThat(outcome.passed()).as(outcome.findings().toString()).isTrue();
        assertThat(outcome.findings()).isNotEmpty().allSatisfy(finding -> TwoLanguages.areIn("a finding", finding));
    }

    @Test
    void answers_its_own_test_before_anything_is_saved() {
        E extension = build(unsaved());
        within(30, () -> onlyPluginFailures(extension::selfTest));
    }

    @Test
    void closes_unused_and_twice_without_complaint() {
        E unused = extension();
        assertThatCode(unused::close).doesNotThrowAnyException();
        assertThatCode(unused::close).doesNotThrowAnyException();
        E unsaved = build(unsaved());
        assertThatCode(unsaved::close).doesNotThrowAnyException();
    }

    @Test
    void leaves_no_thread_behind_when_it_is_closed() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        E extension = extension();
        onlyPluginFailures(extension::selfTest);
        extension.close();
        for (Thread thread : threadsSince(before)) {
            thread.join(10_000);
            assertThat(thread.isAlive())
                    .as("thread '%s' lives on", thread.getName())
                    .isFalse();
        }
    }

    /** Calls and lets a {@link PluginFailure} in both languages pass: whatever else is thrown fails the test. */
    static void onlyPluginFailures(Runnable call) {
        try {
            call.run();
        } catch (PluginFailure failure) {
            TwoLanguages.areIn(failure);
        }
    }

    /** Calls within a time limit, on a thread of its own that is interrupted at the limit. */
    static <T> T within(int seconds, Callable<T> call) {
        return org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                java.time.Duration.ofSeconds(seconds), call::call);
    }

    static void within(int seconds, Runnable call) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofSeconds(seconds), call::run);
    }

    private TestingPluginContext unsaved() {
        Path folder = dataFolder;
        if (folder == null) {
            throw new IllegalStateException("An extension is built within a test, when its data folder is there");
        }
        return opened(TestingPluginContext.unsaved(folder));
    }

    private TestingPluginContext opened(TestingPluginContext context) {
        toClose.push(context);
        return context;
    }

    private E build(PluginContext context) {
        try {
            Constructor<?> constructor = type().getConstructors()[0];
            Object built =
                    constructor.getParameterCount() == 0 ? constructor.newInstance() : constructor.newInstance(context);
            E extension = type().cast(built);
            toClose.push(extension::close);
            return extension;
        } catch (InvocationTargetException e) {
            return fail("The constructor of " + type().getSimpleName() + " threw", e.getCause());
        } catch (ReflectiveOperationException e) {
            return fail("Cannot build " + type().getName(), e);
        }
    }

    private static void shows(String key, LocalizedText text, int longest) {
        assertThat(List.of(text.pl(), text.en()))
                .as(key)
                .allSatisfy(words -> assertThat(words)
                        .hasSizeLessThanOrEqualTo(longest)
                        .isEqualTo(words.strip())
                        .doesNotContainPattern("\\p{Cntrl}"));
    }

    private static void showsOptions(String key, List<SettingField.Option> options, int least) {
        assertThat(options).as("options of " + key).hasSizeGreaterThanOrEqualTo(least);
        Set<String> values = new HashSet<>();
        for (SettingField.Option option : options) {
            shows(key + "=" + option.value(), option.label(), LONGEST_LABEL);
            assertThat(option.value()).as("option of " + key).isNotBlank();
            assertThat(values.add(option.value()))
                    .as("%s stands once in %s", option.value(), key)
                    .isTrue();
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Threads that live now and did not then, but for the JDK's own. */
    private static List<Thread> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getThreadGroup() != null
                        && !"system".equals(thread.getThreadGroup().getName())
                        && !"InnocuousThreadGroup"
                                .equals(thread.getThreadGroup().getName()))
                .filter(thread -> Stream.of("HttpClient-", "ForkJoinPool", "junit-", "process reaper", "surefire")
                        .noneMatch(own -> thread.getName().startsWith(own)))
                .toList();
    }
}
