package io.dunlin.plugin.bankmt940;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the dialect of each booking's {@code :86:} by what stands there, unless the settings name one, and reads
 * it.
 */
final class DetailsReader {

    private static final Pattern CODE_ALONE = Pattern.compile("\\s*[0-9A-Z]{1,4}\\s*");

    private DetailsReader() {}

    /**
     * @param texts the {@code :86:} fields of the booking, lines joined by {@code \n}
     * @param account the statement's account
     * @param ordered whether the other side ordered the booking: money in, also where it is taken back
     * @param forced the dialect of the settings, or null to recognise it
     */
    static Details read(List<String> texts, String account, boolean ordered, @Nullable Dialect forced) {
        String text = joined(texts);
        if (forced == null) {
            return recognised(text, account, ordered, texts.size() > 1);
        }
        return switch (forced) {
            case PKO, ING, PEKAO, BNP, NEST, DNB, GERMAN -> {
                Subfields subfields = Subfields.read(text, forced.separator());
                yield subfields.isEmpty()
                        ? Details.of(forced, flat(text), null, null)
                        : subfields.details(forced, account);
            }
            case MBANK -> MbankProse.read(text);
            case SLASH -> slashes(text, ordered);
            case NON_SWIFT, SUBFIELDS, GENERIC -> Details.of(forced, flat(text), null, null);
        };
    }

    private static Details recognised(String text, String account, boolean ordered, boolean several) {
        char separator = Subfields.separatorOf(text);
        if (separator != Dialect.NONE) {
            Subfields subfields = Subfields.read(text, separator);
            Dialect dialect = Dialect.ofSeparator(separator, account, several);
            return subfields.details(
                    dialect == Dialect.SUBFIELDS && subfields.isGerman() ? Dialect.GERMAN : dialect, account);
        }
        if (CitiTags.fit(text) || SlashTags.fit(text)) {
            return slashes(text, ordered);
        }
        if (MbankProse.fits(text)) {
            return MbankProse.read(text);
        }
        if (LabelledProse.fits(text)) {
            return LabelledProse.read(text, ordered);
        }
        return DutchProse.fits(text)
                ? DutchProse.read(text)
                : Details.of(
                        Dialect.ofBank(account) == Dialect.MBANK ? Dialect.MBANK : Dialect.GENERIC,
                        flat(text),
                        null,
                        null);
    }

    private static Details slashes(String text, boolean ordered) {
        return CitiTags.fit(text) ? CitiTags.read(text, ordered) : SlashTags.read(text, ordered);
    }

    /** Where a bank writes several, one that is only the code says nothing more: the next begins with it. */
    private static String joined(List<String> texts) {
        if (texts.size() == 1) {
            return texts.get(0);
        }
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            if (!CODE_ALONE.matcher(text).matches()) {
                joined.append(joined.isEmpty() ? "" : "\n").append(text);
            }
        }
        return joined.toString();
    }

    private static String flat(String text) {
        return Spaces.unwrapped(text, Spaces.FULL_LINE);
    }
}
