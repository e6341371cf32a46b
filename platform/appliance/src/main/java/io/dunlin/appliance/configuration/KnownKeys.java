package io.dunlin.appliance.configuration;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Every key that the product reads, taken from the records it is read into: {@code dunlin.http.port},
 * {@code dunlin.mail.mailboxes[].host}, {@code dunlin.some.map.*}.
 */
public final class KnownKeys {

    private static final Pattern INDEX = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern WORD_BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final int MOST_TYPING_ERRORS = 6;

    private final SortedSet<String> keys = new TreeSet<>();

    private KnownKeys() {}

    /** @param propertyRecords records with {@link ConfigurationProperties} */
    public static KnownKeys of(Collection<Class<?>> propertyRecords) {
        KnownKeys known = new KnownKeys();
        for (Class<?> type : propertyRecords) {
            known.add(prefixOf(type), type);
        }
        return known;
    }

    static String prefixOf(Class<?> propertyRecord) {
        ConfigurationProperties annotation = propertyRecord.getAnnotation(ConfigurationProperties.class);
        return annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix();
    }

    public SortedSet<String> all() {
        return new TreeSet<>(keys);
    }

    /** Whether the product reads a key as it stands in a file. */
    public boolean knows(String key) {
        String plain = plain(key);
        return keys.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? plain.startsWith(known.substring(0, known.length() - 1))
                        : plain.equals(plain(known)));
    }

    /** The key that was probably meant. */
    public Optional<String> nearest(String key) {
        String plain = plain(key);
        return keys.stream()
                .min(Comparator.comparingInt(known -> distance(plain, plain(known))))
                .filter(known -> distance(plain, plain(known)) <= MOST_TYPING_ERRORS);
    }

    private void add(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            addComponent(
                    prefix + "." + hyphenated(component.getName()), component.getType(), component.getGenericType());
        }
    }

    private void addComponent(String key, Class<?> type, Type generic) {
        if (type.isRecord()) {
            add(key, type);
        } else if (List.class.isAssignableFrom(type) && generic instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            if (element instanceof Class<?> elementClass && elementClass.isRecord()) {
                add(key + "[]", elementClass);
            } else {
                keys.add(key);
            }
        } else if (Map.class.isAssignableFrom(type)) {
            keys.add(key + ".*");
        } else {
            keys.add(key);
        }
    }

    private static String hyphenated(String name) {
        return WORD_BORDER.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** As the binder compares: without hyphens, capitals and indexes. */
    private static String plain(String key) {
        return INDEX.matcher(key)
                .replaceAll("")
                .replace("-", "")
                .replace("_", "")
                .toLowerCase(Locale.ROOT);
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
