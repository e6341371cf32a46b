package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number looks like by itself: {@code FV/12/2026}, {@code 2026-118}, {@code 4410}, {@code 12.11.}, {@code 1.230,50}.
 *
 * @param text as written
 * @param parts its runs of letters and of figures, in order
 */
record NumberShape(Form form, String text, List<String> parts) {

    enum Form {
        FIGURES,
        /** Figures in parts: {@code 114/10/2026}. */
        PARTED,
        /** Letters and figures in parts: {@code FS-55/12}, {@code 88/B}. */
        SERIES,
        /** A letter or some and figures without anything between: {@code K12}. */
        GLUED,
        /** A day and month that could be an invoice too: {@code 5/11}, {@code 12/05/2026}. */
        DAY_OR_NUMBER,
        DAY,
        SUM,
        /** Figures with small letters, as of counts: {@code 50zl}, {@code 3x}. */
        COUNT,
        OTHER
    }

    private static final Pattern PART = Pattern.compile("\\d+|[^\\d/\\\\_.,#~-]+");
    private static final Pattern SUM =
            Pattern.compile("\\d{1,9}[.,]\\d{1,2}|\\d{1,3}(?:[.,']\\d{3}){1,3}(?:[.,]\\d{2})?");
    /** {@code 1,2k}, {@code 7k}, {@code 2.5M}. */
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,4}(?:[.,]\\d{1,2})?k|\\d{1,4}[.,]\\d{1,2}[KM]");

    private static final Pattern GLUED = Pattern.compile(
            "[A-Z]{1,4}\\d{1,10}[A-Z]?|\\d{3,8}[A-Z]|[A-Z]{1,4}\\d{2,6}[A-Z]{1,3}\\d{3,10}|\\d{2,4}[A-Z]{1,4}\\d{3,10}");
    private static final Pattern TAX_NUMBER = Pattern.compile(
            "(?:ATU|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)\\d{8,12}");
    /** A register's number with the day of its entry: {@code 7719/27.11.2026}. */
    private static final Pattern DATED_ENTRY = Pattern.compile("\\d{1,7}/\\d{1,2}\\.\\d{1,2}\\.\\d{4}");

    private static final Pattern STATEMENT_FORMAT = Pattern.compile("(?i)mt ?(?:9[0-9]{2}|103|202)");
    private static final Pattern TIME_STAMP = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{1,2}.*");
    /** How an account number begins: "starts with DE89". */
    private static final Pattern IBAN_BEGINNING =
            Pattern.compile("(?:AT|BE|BG|CH|CZ|DE|EE|ES|FR|GB|HU|IE|IT|LT|LU|LV|NL|PL|PT|RO|SK)\\d{2}");

    /** Letters of a series however small they are typed. */
    private static final Set<String> KNOWN_SERIES = Set.of(
            "fv", "fvs", "fvat", "fvk", "fvm", "fvp", "fvz", "fs", "fa", "fac", "fk", "fp", "fz", "fe", "fm", "ft",
            "fh", "f", "kfv", "kfs", "kor", "pf", "nk", "inv", "re", "rg", "si");

    /** Norms, codes of countries and other things that look like series. */
    private static final Set<String> NO_NUMBERS =
            Set.of("covid", "iso", "pn", "din", "utf", "sha", "rfc", "co", "mp", "pit", "upp", "po", "cmr", "awb");

    private static final int LONGEST_LETTERS = 5;
    private static final int NEAR = 100;
    private static final int MONTHS = 12;
    private static final int DAYS = 31;
    private static final int SELF_EVIDENT_FIGURES = 3;
    private static final int MANY_FIGURES = 6;

    static NumberShape of(String written) {
        String text = written.replace('\u2019', '\'').replace('\u2013', '-').replace('\u2014', '-');
        List<String> found = new ArrayList<>();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            found.add(part.group());
        }
        List<String> parts = List.copyOf(found);
        return new NumberShape(formOf(text, parts), text, parts);
    }

    private static Form formOf(String text, List<String> parts) {
        boolean letters = parts.stream().anyMatch(part -> !isFigures(part));
        if (!letters) {
            return figuresFormOf(text, parts);
        }
        if (THOUSANDS.matcher(text).matches()) {
            return Form.SUM;
        }
        if (text.indexOf(',') >= 0
                || text.indexOf('\'') >= 0
                || (TAX_NUMBER.matcher(text).matches() && !KNOWN_SERIES.contains(lettersOf(parts)))
                || STATEMENT_FORMAT.matcher(text).matches()
                || IBAN_BEGINNING.matcher(text).matches()) {
            return Form.OTHER;
        }
        if (TIME_STAMP.matcher(text).matches()) {
            return Form.DAY;
        }
        boolean parted = text.chars().anyMatch(c -> "/\\_-.#~".indexOf(c) >= 0);
        if (!parted) {
            boolean series = GLUED.matcher(text).matches()
                    || (KNOWN_SERIES.contains(lettersOf(parts)) && !isFigures(parts.getFirst()));
            return !series ? Form.COUNT : NO_NUMBERS.contains(lettersOf(parts)) ? Form.OTHER : Form.GLUED;
        }
        String first = FoldedText.fold(parts.getFirst());
        if (parts.size() <= 3 && parts.stream().anyMatch(NumberShape::isMonth)) {
            return Form.DAY;
        }
        boolean named = NO_NUMBERS.contains(first)
                || parts.stream().anyMatch(part -> !isFigures(part) && part.length() > LONGEST_LETTERS);
        return named ? Form.OTHER : Form.SERIES;
    }

    private static Form figuresFormOf(String text, List<String> parts) {
        boolean points = text.indexOf('.') >= 0;
        boolean strokes = text.indexOf('/') >= 0;
        if (points && !strokes) {
            return isDay(parts) ? Form.DAY : SUM.matcher(text).matches() ? Form.SUM : Form.OTHER;
        }
        if (text.indexOf(',') >= 0 || text.indexOf('\'') >= 0) {
            return SUM.matcher(text).matches() ? Form.SUM : Form.OTHER;
        }
        if (parts.size() == 1) {
            return Form.FIGURES;
        }
        if (isDay(parts)) {
            boolean yearFirst = parts.getFirst().length() == 4;
            return strokes ? yearFirst ? Form.PARTED : Form.DAY_OR_NUMBER : parts.size() == 3 ? Form.DAY : Form.PARTED;
        }
        return Form.PARTED;
    }

    /** 3/11, 3/11/26, 3/11/2026 or 2026/11/3. */
    private static boolean isDay(List<String> parts) {
        if (parts.size() < 2 || parts.size() > 3 || parts.stream().anyMatch(part -> part.length() > 4)) {
            return false;
        }
        if (parts.size() == 3 && parts.getFirst().length() == 4) {
            return isYear(parts.getFirst()) && isDayAndMonth(parts.get(2), parts.get(1));
        }
        boolean year = parts.size() == 2 || isYear(parts.get(2)) || parts.get(2).length() == 2;
        return year && isDayAndMonth(parts.get(0), parts.get(1));
    }

    private static boolean isDayAndMonth(String one, String other) {
        if (one.length() > 2 || other.length() > 2) {
            return false;
        }
        int first = Integer.parseInt(one);
        int second = Integer.parseInt(other);
        return first >= 1 && second >= 1 && Math.min(first, second) <= MONTHS && Math.max(first, second) <= DAYS;
    }

    /** How much the look alone says for an invoice: 3 is enough, 0 says nothing. */
    int weight() {
        return switch (form) {
            case FIGURES -> figuresWeight();
            case PARTED ->
                isPostalCode() || isTelephone() || DATED_ENTRY.matcher(text).matches()
                        ? 0
                        : isSpan()
                                ? -2
                                : isMonthOfYear()
                                        ? 0
                                        : parts.stream().anyMatch(NumberShape::isYear)
                                                        && figures() > 4
                                                        && text.indexOf('/') > 0
                                                ? 3
                                                : 2;
            case SERIES -> seriesWeight();
            case GLUED -> gluedWeight();
            case DAY_OR_NUMBER -> parts.size() == 3 ? -1 : -2;
            case COUNT -> -1;
            case OTHER -> -2;
            case DAY, SUM -> 0;
        };
    }

    private int figuresWeight() {
        int length = text.length();
        if (length <= 2) {
            return length - 2;
        }
        boolean ordinary = length <= 4 || length > 8;
        int weight = ordinary ? 1 : 2;
        return length > 12 ? -2 : length > 8 ? 0 : text.startsWith("0") ? weight + 1 : weight;
    }

    private int seriesWeight() {
        boolean known = KNOWN_SERIES.contains(FoldedText.fold(parts.getFirst()));
        boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
        if (!known && !capitals) {
            return figures() >= MANY_FIGURES && parts.size() > 3 ? 2 : figures() >= SELF_EVIDENT_FIGURES ? 1 : 0;
        }
        boolean roman =
                parts.stream().filter(part -> !isFigures(part)).allMatch(part -> "IVX".contains(part.substring(0, 1)));
        return figures() >= SELF_EVIDENT_FIGURES ? 3 : roman ? 1 : 2;
    }

    private int gluedWeight() {
        boolean known = KNOWN_SERIES.contains(lettersOf(parts))
                || (parts.size() > 3 && KNOWN_SERIES.contains(FoldedText.fold(parts.getFirst())));
        return figures() <= SELF_EVIDENT_FIGURES ? 1 : known ? 3 : 2;
    }

    /** Whether both could stand in one list: {@code FV/12/2026} and {@code 13}, {@code 4402} and {@code 4410}. */
    boolean agreesWith(NumberShape other) {
        if (form == Form.FIGURES) {
            return other.parts.stream()
                    .anyMatch(part -> isFigures(part)
                            && !(isYear(part) && other.parts.size() > 1)
                            && Math.abs(part.length() - text.length()) <= 1);
        }
        if (other.form == Form.FIGURES) {
            return Math.abs(longestOf(parts) - other.text.length()) <= 1
                    || Math.abs(parts.getFirst().length() - other.text.length()) <= 1;
        }
        return (form == Form.GLUED) == (other.form == Form.GLUED);
    }

    /** Whether both are surely of one hand: the same letters and strokes, or figures that are near. */
    boolean isLike(NumberShape other) {
        if (form == Form.FIGURES && other.form == Form.FIGURES) {
            int half = Math.max(1, text.length() / 2);
            return text.length() >= SELF_EVIDENT_FIGURES
                    && text.length() == other.text.length()
                    && text.length() <= 15
                    && (text.regionMatches(0, other.text, 0, half)
                            || Math.abs(Long.parseLong(text) - Long.parseLong(other.text)) <= NEAR);
        }
        return form != Form.FIGURES && pattern().equals(other.pattern());
    }

    /** Whether it is a part of another number and so may be short for it: {@code 0114} of {@code FV-2026-0114}. */
    boolean isPartOf(NumberShape other) {
        return form == Form.FIGURES
                && text.length() >= 2
                && !isYear(text)
                && other.parts.size() > 1
                && other.parts.contains(text);
    }

    /** Whether it is what another number ends with: {@code 318} of {@code HK/2025/318}. */
    boolean endsAs(NumberShape other) {
        return isPartOf(other) && other.parts.getLast().equals(text);
    }

    /** "00/26", "000000": a form that nobody filled in. */
    boolean isBlank() {
        List<String> figures = parts.stream().filter(NumberShape::isFigures).toList();
        boolean year = figures.size() == 2
                && (isYear(figures.getLast()) || figures.getLast().length() == 2);
        return !figures.isEmpty()
                && (year ? figures.subList(0, 1) : figures)
                        .stream()
                                .allMatch(part ->
                                        part.length() > 1 && part.chars().allMatch(c -> c == '0'));
    }

    boolean isYearAlone() {
        return form == Form.FIGURES && isYear(text);
    }

    /** "2025/26": a winter, a school or a business year. */
    boolean isWinter() {
        return form == Form.PARTED
                && parts.size() == 2
                && isYear(parts.getFirst())
                && parts.getLast().length() == 2
                && (Integer.parseInt(parts.getFirst()) + 1) % 100 == Integer.parseInt(parts.getLast());
    }

    /** 500, 1200: sums that people name are often round, numbers of invoices seldom are. */
    int roundness() {
        if (form != Form.FIGURES || text.length() > 5 || text.startsWith("0")) {
            return 0;
        }
        int value = Integer.parseInt(text);
        return value % 50 == 0 ? 2 : value % 10 == 0 && text.length() < 5 ? 1 : 0;
    }

    /** "88-91" names two numbers and those between. */
    boolean isRange() {
        if (form != Form.PARTED
                || parts.size() != 2
                || text.indexOf('-') < 0
                || parts.get(0).length() != parts.get(1).length()
                || parts.get(0).length() > 8) {
            return false;
        }
        int steps = Integer.parseInt(parts.get(1)) - Integer.parseInt(parts.get(0));
        return steps > 0 && steps <= 30 && !isYear(parts.get(0));
    }

    /** Where the stroke stands between two numbers that are built alike, as in {@code BI-33/BI-45}; else 0. */
    int twin() {
        for (int at = text.indexOf('/'); at > 0; at = text.indexOf('/', at + 1)) {
            if (form == Form.SERIES && at < text.length() - 1) {
                NumberShape first = of(text.substring(0, at));
                NumberShape second = of(text.substring(at + 1));
                boolean named = (first.form == Form.SERIES || first.form == Form.GLUED)
                        && !isFigures(first.parts.getFirst())
                        && first.parts.getFirst().equals(second.parts.getFirst());
                if (named && first.form == second.form && first.pattern().equals(second.pattern())) {
                    return at;
                }
            }
        }
        return 0;
    }

    /** 9-5, 10-12: hours or days. */
    private boolean isSpan() {
        return text.indexOf('-') > 0 && text.length() <= 5 && parts.stream().allMatch(part -> part.length() <= 2);
    }

    /** 10/2026 may be an invoice, and is October more often. */
    private boolean isMonthOfYear() {
        return parts.size() == 2
                && parts.get(0).length() <= 2
                && isYear(parts.get(1))
                && Integer.parseInt(parts.get(0)) <= MONTHS;
    }

    /** Whether its letters name an invoice by themselves: then no word before it makes it anything else. */
    boolean isNamedSeries() {
        return (form == Form.SERIES || form == Form.GLUED)
                && !isFigures(parts.getFirst())
                && KNOWN_SERIES.contains(FoldedText.fold(parts.getFirst()));
    }

    boolean isPostalCode() {
        return text.matches("\\d{2}-\\d{3}");
    }

    private boolean isTelephone() {
        return parts.size() >= 3
                && text.indexOf('-') > 0
                && figures() >= 9
                && parts.stream().allMatch(part -> part.length() <= 4)
                && parts.stream().noneMatch(NumberShape::isYear);
    }

    private int figures() {
        return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
    }

    private String pattern() {
        return text.replaceAll("\\d+", "9").toUpperCase(Locale.ROOT);
    }

    private static boolean isMonth(String part) {
        return !isFigures(part)
                && part.length() >= 3
                && NumberWord.meaningsOf(FoldedText.fold(part)).contains(NumberWord.MONTH);
    }

    private static int longestOf(List<String> parts) {
        return parts.stream()
                .filter(NumberShape::isFigures)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static String lettersOf(List<String> parts) {
        return FoldedText.fold(
                String.join("", parts.stream().filter(part -> !isFigures(part)).toList()));
    }

    private static boolean isFigures(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }

    static boolean isYear(String part) {
        return part.length() == 4 && part.matches("19[89]\\d|20[0-3]\\d");
    }
}
