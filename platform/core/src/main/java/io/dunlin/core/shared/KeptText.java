package io.dunlin.core.shared;

import io.dunlin.spi.settings.LocalizedText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The form in which one column or one detail of an event keeps words in both languages, so that each reader gets his own:
 * {@code {"pl":"…","en":"…"}}. What is not of this form is in one language, as a mail server's answer or a row from before, or
 * is a key; it stands as it is.
 */
public final class KeptText {

    /** The longest form, as long as the columns for it. */
    public static final int LONGEST = 2000;

    private static final String BEGINNING = "{\"pl\":";
    private static final TypeReference<Map<String, String>> LANGUAGES = new TypeReference<>() {};

    private KeptText() {}

    /** The form in which a text is kept; where it would be too long, both languages lose their ends. */
    public static String of(LocalizedText text) {
        String kept = written(text);
        int each = Math.max(text.pl().length(), text.en().length());
        while (kept.length() > LONGEST) {
            // in proportion, as JSON writes some signs longer than they are
            each = Math.min(each - 1, each * LONGEST / kept.length());
            kept = written(new LocalizedText(Texts.ellipsis(text.pl(), each), Texts.ellipsis(text.en(), each)));
        }
        return kept;
    }

    /** Both languages of what was kept so; empty for anything else. */
    public static Optional<LocalizedText> find(String kept) {
        if (!kept.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        try {
            Map<String, String> languages = Json.read(kept, LANGUAGES);
            @Nullable String pl = languages.get("pl");
            @Nullable String en = languages.get("en");
            return pl == null || en == null || pl.isBlank() || en.isBlank()
                    ? Optional.empty()
                    : Optional.of(new LocalizedText(pl, en));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** What a reader of this language reads. */
    public static String in(Locale locale, String kept) {
        return find(kept).map(text -> text.in(locale)).orElse(kept);
    }

    private static String written(LocalizedText text) {
        return BEGINNING + Json.write(text.pl()) + ",\"en\":" + Json.write(text.en()) + "}";
    }
}
