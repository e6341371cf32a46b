package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filter of a list as its address says it, so that a list can be sent to a colleague and found again. */
public final class UrlFilter {

    private final Map<String, String> values = new LinkedHashMap<>();

    public static UrlFilter of(BeforeEnterEvent event) {
        UrlFilter filter = new UrlFilter();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, given) -> given.stream()
                        .filter(value -> !value.isBlank())
                        .findFirst()
                        .ifPresent(value -> filter.values.put(name, value)));
        return filter;
    }

    public static UrlFilter empty() {
        return new UrlFilter();
    }

    /** Whether everything is shown. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    public UrlFilter with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(name, value instanceof Enum<?> constant ? constant.name() : value.toString());
        }
        return this;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A number of an id; nothing for what is none. */
    public Optional<Long> number(String name) {
        return text(name).filter(value -> value.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    public boolean on(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** A day; nothing for what is none. */
    public Optional<LocalDate> day(String name) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(LocalDate.parse(value));
            } catch (DateTimeParseException notADay) {
                return Optional.empty();
            }
        });
    }

    /** The constant of that name; nothing for a name that was made up. */
    public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return text(name)
                .flatMap(value -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(value))
                        .findFirst());
    }

    /** Goes to the list with this filter. */
    public void show(Class<? extends Component> view) {
        UI.getCurrent().navigate(view, QueryParameters.simple(values));
    }
}
