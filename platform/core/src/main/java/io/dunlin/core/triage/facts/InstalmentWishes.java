package io.dunlin.core.triage.facts;

import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds how somebody would like to pay in parts, in Polish, English, German and Romanian: {@code w 6 ratach po 300 zł, pierwszą
 * do 10 grudnia}. An amount counts where the words say that it is one instalment, so that what is owed is not taken for it.
 */
public final class InstalmentWishes {

    private static final int MOST = 1_000;
    private static final int NEAR = 40;

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("dwie", 2),
            Map.entry("dwoch", 2),
            Map.entry("trzy", 3),
            Map.entry("trzech", 3),
            Map.entry("cztery", 4),
            Map.entry("czterech", 4),
            Map.entry("piec", 5),
            Map.entry("pieciu", 5),
            Map.entry("szesc", 6),
            Map.entry("szesciu", 6),
            Map.entry("osiem", 8),
            Map.entry("osmiu", 8),
            Map.entry("dziesiec", 10),
            Map.entry("dziesieciu", 10),
            Map.entry("dwanascie", 12),
            Map.entry("dwunastu", 12),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("eight", 8),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("funf", 5),
            Map.entry("sechs", 6),
            Map.entry("acht", 8),
            Map.entry("zehn", 10),
            Map.entry("zwolf", 12),
            Map.entry("doua", 2),
            Map.entry("trei", 3),
            Map.entry("patru", 4),
            Map.entry("cinci", 5),
            Map.entry("sase", 6),
            Map.entry("opt", 8),
            Map.entry("zece", 10),
            Map.entry("douasprezece", 12));

    private static final String NUMBER = "(?<n>\\d{1,3}|" + String.join("|", WORDS.keySet()) + ")";
    private static final String ALIKE =
            "(?: (?:rowne|rownych|miesieczne|miesiecznych|mniejsze|mniejszych|equal|monthly|gleiche|gleichen|monatliche|"
                    + "monatlichen|egale|lunare|de)){0,2}";
    private static final Pattern IN_PARTS = Pattern.compile("(?<![\\p{L}\\d.,/])" + NUMBER + ALIKE
            + " (?:rat(?:y|ach|ami|)|instal?lments?|payments|raten|monatsraten|teilbetrage[n]?|teilzahlungen|rate|transe)"
            + "(?!\\p{L})");
    private static final Pattern OVER_MONTHS = Pattern.compile(
            "(?<![\\p{L}])(?:rozlozyc|rozlozenie|splat\\p{L}*|splac\\p{L}*|raty|ratach|over(?: the next)?|spread|uber|verteilt|"
                    + "auf|pe|esalon\\p{L}*)(?: [\\p{L}]{1,12}){0,4} " + NUMBER
                    + " (?:miesiace|miesiecy|miesiac|months|monate[n]?|luni)(?!\\p{L})");

    private static final Pattern EACH_BEFORE = Pattern.compile(
            "(?:rat(?:y|ach|ami|) (?:po|w wysokosci)|\\bpo|instal?lments of|payments of|raten (?:zu|von)(?: je)?|\\bje|"
                    + "monatlich|rate de(?: cate)?|\\bcate|miesiecznie(?: po)?|co miesiac(?: po)?|monthly|lunar)"
                    + "(?: (?:ok|okolo|about|etwa|circa|cam)\\.?)? ?$");
    private static final Pattern EACH_AFTER = Pattern.compile(
            "^ ?(?:miesiecznie|na miesiac|co miesiac|kazdego miesiaca|/ ?mies|a month|per month|/ ?month|monthly|each month|"
                    + "every month|pro monat|im monat|monatlich|/ ?monat|pe luna|lunar|in fiecare luna|/ ?luna|kazda\\b|each\\b)");
    private static final Pattern FIRST_BEFORE = Pattern.compile(
            "(?:pierwsz|first|erste|prima|poczawszy|zaczynajac|starting|beginning|beginnend|incepand|\\bab\\b)");

    private InstalmentWishes() {}

    /** @param facts those of the text */
    public static PlanWish of(String text, MailFacts facts) {
        String folded = FoldedText.fold(
                text.length() > MailFacts.LONGEST_TEXT ? text.substring(0, MailFacts.LONGEST_TEXT) : text);
        Optional<Found<Integer>> count = firstNumber(IN_PARTS, folded).or(() -> firstNumber(OVER_MONTHS, folded));
        return new PlanWish(
                count.map(Found::value).orElse(null),
                each(folded, facts.amounts()).orElse(null),
                first(folded, facts.dates(), count).orElse(null));
    }

    private static Optional<Found<Integer>> firstNumber(Pattern pattern, String folded) {
        Matcher matcher = pattern.matcher(folded);
        while (matcher.find()) {
            String word = matcher.group("n");
            int number = WORDS.containsKey(word) ? WORDS.get(word) : Integer.parseInt(word);
            if (number >= 1 && number < MOST) {
                return Optional.of(new Found<>(number, matcher.start(), matcher.end()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Money> each(String folded, List<Found<Money>> amounts) {
        return amounts.stream()
                .filter(amount -> amount.value().isPositive())
                .filter(amount -> EACH_BEFORE.matcher(before(folded, amount)).find()
                        || EACH_AFTER.matcher(after(folded, amount)).find())
                .map(Found::value)
                .findFirst();
    }

    /** The day that is called the first, or from which on is paid; else the earliest that no document bears. */
    private static Optional<LocalDate> first(
            String folded, List<Found<NamedDate>> dates, Optional<Found<Integer>> count) {
        // "Over six months" is no day, and neither is the number of instalments.
        List<Found<NamedDate>> coming = dates.stream()
                .filter(date -> !date.value().dated())
                .filter(date -> count.filter(date::overlaps).isEmpty())
                .toList();
        return coming.stream()
                .filter(date -> FIRST_BEFORE.matcher(before(folded, date)).find())
                .map(date -> date.value().date())
                .findFirst()
                .or(() -> coming.stream().map(date -> date.value().date()).min(Comparator.naturalOrder()));
    }

    private static String before(String folded, Found<?> fact) {
        return folded.substring(Math.max(0, fact.start() - NEAR), Math.min(fact.start(), folded.length()));
    }

    private static String after(String folded, Found<?> fact) {
        int end = Math.min(fact.end(), folded.length());
        return folded.substring(end, Math.min(folded.length(), end + NEAR));
    }
}
