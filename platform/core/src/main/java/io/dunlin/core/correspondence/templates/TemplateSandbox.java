package io.dunlin.core.correspondence.templates;

import io.dunlin.spi.settings.LocalizedText;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Runs templates that people wrote. They may print values, ask conditions and walk the lists they were given: no method,
 * file, other template, range, macro or variable of their own. One loop at a time, so that the work is bounded by the
 * template's length and the lists'; and a limit on the output and on the time besides.
 */
@Component
final class TemplateSandbox implements AutoCloseable {

    private static final int LARGEST_OUTPUT = 200_000;
    private static final int MOST_COMPILED = 200;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Set<String> TAGS = Set.of("if", "for");
    private static final Set<String> FILTERS = Set.of("upper", "lower", "capitalize");
    private static final Set<String> OPERATORS_REFUSED = Set.of("..", "~", "*", "+");
    private static final Pattern TAG_LINE = Pattern.compile("(?m)^[ \\t]*(\\{%(?:(?!%}).)*%})[ \\t]*\n");
    private static final String TAG_LINE_END = "\uE000\n";
    private static final Pattern LOOP = Pattern.compile("\\{%-?\\s*(for|endfor)\\b");

    private final PebbleEngine engine = new PebbleEngine.Builder()
            .loader(new StringLoader())
            .registerExtensionCustomizer(Reduced::new)
            .methodAccessValidator((_, _) -> false)
            .strictVariables(true)
            .newLineTrimming(false)
            .autoEscaping(false)
            .cacheActive(false)
            .templateCache(null)
            .maxRenderedSize(LARGEST_OUTPUT)
            .defaultLocale(Locale.ROOT)
            .build();

    private final Map<String, PebbleTemplate> compiled =
            Collections.synchronizedMap(new LinkedHashMap<>(MOST_COMPILED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, PebbleTemplate> eldest) {
                    return size() > MOST_COMPILED;
                }
            });

    // A thread of its own for each run, so that a run beyond its time can be left behind.
    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Makes a text of a template.
     *
     * @param place what the template is, for the message of a fault
     */
    String run(String template, Map<String, Object> values, String place) {
        refuseNestedLoops(template, place);
        Future<String> run = runs.submit(() -> evaluate(template, values));
        try {
            return run.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw fault(place, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            run.cancel(true);
            throw new TemplateFault(
                    place,
                    new LocalizedText(
                            "trwa dłużej niż " + LIMIT.toSeconds() + " s",
                            "it takes longer than " + LIMIT.toSeconds() + " seconds"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a template was rendered", e);
        }
    }

    @Override
    public void close() {
        runs.shutdownNow();
    }

    private String evaluate(String template, Map<String, Object> values) {
        StringWriter out = new StringWriter();
        try {
            compiled(template).evaluate(out, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().replace(TAG_LINE_END, "");
    }

    /** A night writes thousands of messages of a few templates. */
    private PebbleTemplate compiled(String template) {
        PebbleTemplate known = compiled.get(template);
        if (known == null) {
            known = engine.getTemplate(withMarkedTagLines(template));
            compiled.put(template, known);
        }
        return known;
    }

    /** A line with a tag alone leaves no line behind; marked and not cut, so that faults name the right line. */
    private static String withMarkedTagLines(String template) {
        return TAG_LINE.matcher(template.replace("\r\n", "\n")).replaceAll("$1" + TAG_LINE_END);
    }

    private static void refuseNestedLoops(String template, String place) {
        int depth = 0;
        Matcher loops = LOOP.matcher(template);
        while (loops.find()) {
            depth += "for".equals(loops.group(1)) ? 1 : -1;
            if (depth > 1) {
                throw new TemplateFault(
                        place,
                        new LocalizedText("pętla w pętli jest niedozwolona", "a loop within a loop is not allowed"),
                        null);
            }
        }
    }

    private static TemplateFault fault(String place, Throwable cause) {
        return switch (cause) {
            case AttributeNotFoundException missing ->
                new TemplateFault(
                        place,
                        new LocalizedText(
                                "wiersz " + missing.getLineNumber() + ": nie ma wartości „" + missing.getAttributeName()
                                        + "”",
                                "line " + missing.getLineNumber() + ": no value '" + missing.getAttributeName() + "'"),
                        cause);
            case PebbleException pebble -> {
                Integer line = pebble.getLineNumber();
                yield new TemplateFault(
                        place,
                        new LocalizedText(
                                (line == null ? "" : "wiersz " + line + ": ") + pebble.getPebbleMessage(),
                                (line == null ? "" : "line " + line + ": ") + pebble.getPebbleMessage()),
                        cause);
            }
            default -> {
                String kind = cause.getClass().getSimpleName();
                yield new TemplateFault(
                        place,
                        new LocalizedText(
                                "nie da się z niego utworzyć wiadomości (" + kind + ")",
                                "it cannot be rendered (" + kind + ")"),
                        cause);
            }
        };
    }

    /** Keys of maps and nothing else: no getter, no field, no method of any object. */
    private static final AttributeResolver MAPS_ONLY = (instance, name, arguments, _, _, _, _) ->
            instance instanceof Map<?, ?> map && arguments == null && name instanceof String key && map.containsKey(key)
                    ? new ResolvedAttribute(map.get(key))
                    : null;

    /** An extension of the engine with what is allowed of it. */
    private static final class Reduced extends ExtensionCustomizer {

        private final boolean resolves;

        Reduced(Extension extension) {
            super(extension);
            resolves = extension.getAttributeResolver() != null;
        }

        @Override
        public List<TokenParser> getTokenParsers() {
            return orEmpty(super.getTokenParsers()).stream()
                    .filter(parser -> TAGS.contains(parser.getTag()))
                    .toList();
        }

        @Override
        public Map<String, Filter> getFilters() {
            Map<String, Filter> all = super.getFilters();
            return all == null
                    ? Map.of()
                    : all.entrySet().stream()
                            .filter(filter -> FILTERS.contains(filter.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public Map<String, Function> getFunctions() {
            return Map.of();
        }

        @Override
        public List<BinaryOperator> getBinaryOperators() {
            return orEmpty(super.getBinaryOperators()).stream()
                    .filter(operator -> !OPERATORS_REFUSED.contains(operator.getSymbol()))
                    .toList();
        }

        @Override
        public List<AttributeResolver> getAttributeResolver() {
            return resolves ? List.of(MAPS_ONLY) : List.of();
        }

        private static <T> List<T> orEmpty(@org.jspecify.annotations.Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }
}
