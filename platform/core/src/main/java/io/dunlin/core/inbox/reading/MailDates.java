package io.dunlin.core.inbox.reading;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Date header: RFC 5322 with its old forms, the C library's form, ISO 8601. Keeps the sender's zone. */
final class MailDates {

    private static final Pattern RFC =
            Pattern.compile("(?:\\p{L}+\\.?\\s*,?\\s*)?(\\d{1,2})[\\s-]+(\\p{L}{3})\\p{L}*\\.?[\\s,-]+"
                    + "(\\d{2,4})[\\s,]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:\\.\\d+)?\\s*([AaPp][Mm])?\\s*(.*)");
    private static final Pattern C_LIBRARY = Pattern.compile(
            "\\p{L}{3},?\\s+(\\p{L}{3})\\s+(\\d{1,2})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s+(?:([A-Z]{3,4})\\s+)?(\\d{4})\\s*(.*)");
    private static final Pattern OFFSET = Pattern.compile("(?:(?:GMT|UTC?)\\s*)?([+-])(\\d{1,2}):?(\\d{2})?\\b.*");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("BST", 1),
            Map.entry("WET", 0),
            Map.entry("WEST", 1),
            Map.entry("CET", 1),
            Map.entry("MET", 1),
            Map.entry("CEST", 2),
            Map.entry("MEST", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9));

    private MailDates() {}

    static Optional<OffsetDateTime> find(String raw) {
        String text = raw.strip();
        if (text.length() > 200) {
            return Optional.empty();
        }
        try {
            Matcher rfc = RFC.matcher(text);
            if (rfc.matches()) {
                return of(
                        rfc.group(3),
                        rfc.group(2),
                        rfc.group(1),
                        rfc.group(4),
                        rfc.group(5),
                        rfc.group(6),
                        rfc.group(7),
                        rfc.group(8));
            }
            Matcher c = C_LIBRARY.matcher(text);
            if (c.matches()) {
                String zone = c.group(8).isBlank() && c.group(6) != null ? c.group(6) : c.group(8);
                return of(c.group(7), c.group(1), c.group(2), c.group(3), c.group(4), c.group(5), null, zone);
            }
            return Optional.of(OffsetDateTime.parse(text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T")
                    .replaceFirst("\\s*([+-]\\d\\d):?(\\d\\d)$", "$1:$2")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> of(
            String year,
            String month,
            String day,
            String hour,
            String minute,
            @Nullable String second,
            @Nullable String half,
            String zone) {
        int monthIndex = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        if (monthIndex < 0) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(hour);
        if (half != null) {
            hours = hours % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        }
        LocalDateTime local = LocalDateTime.of(
                fullYear(year),
                monthIndex + 1,
                Integer.parseInt(day),
                hours,
                Integer.parseInt(minute),
                // A leap second, and some programs' 60.
                second == null ? 0 : Math.min(59, Integer.parseInt(second)));
        return Optional.of(local.atOffset(offset(zone.strip())));
    }

    private static int fullYear(String year) {
        int number = Integer.parseInt(year);
        return switch (year.length()) {
            case 2 -> number < 50 ? 2000 + number : 1900 + number;
            case 3 -> 1900 + number;
            default -> number;
        };
    }

    /** An unknown zone counts as UTC, as RFC 5322 asks for. */
    private static ZoneOffset offset(String zone) {
        Matcher numeric = OFFSET.matcher(zone);
        if (numeric.matches()) {
            int hours = Integer.parseInt(numeric.group(2));
            int minutes = numeric.group(3) == null ? 0 : Integer.parseInt(numeric.group(3));
            if (hours > 18 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
                return ZoneOffset.UTC;
            }
            int sign = numeric.group(1).equals("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        }
        String name = zone.replaceAll("[^A-Za-z].*", "").toUpperCase(Locale.ROOT);
        return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
    }
}
