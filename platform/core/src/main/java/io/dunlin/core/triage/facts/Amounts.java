package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds amounts of money: {@code 1 230,50 zł}, {@code £4,150}, {@code EUR 8.740,00}, {@code 2 tys.}. A number without
 * a currency counts where it has two decimals, follows the number of an invoice or a date in a list, or follows a word
 * of paying; its currency is the one the text names elsewhere, else the given one.
 */
public final class Amounts {

    private static final int MOST = 500;
    private static final int MOST_CANDIDATES = 3_000;
    private static final String NUMBER =
            "(?<![\\p{L}\\d/_@#+])(?<![\\d][.,:\\-])(?<n>\\d{1,3}(?:[ .,']\\d{3}){1,3}(?:[.,]\\d{2}|,-|,--|\\.-)?(?!\\d)|\\d{1,9}(?:[.,]\\d{1,2}|,-|,--|\\.-)?(?!\\d))";
    private static final String CURRENCY =
            "zl|pln|zlotych|zlote|zloty|zlotego|zlotowki|zlociszy|eur|euro|euros|eurow|€|usd|dolarow|dolary|dollars?|\\$|gbp|£|funtow|funty|pounds?|quid|sterling|chf|frankow|franken|fr|lei|leu|ron|czk|huf|sek|nok|dkk";
    private static final String THOUSANDS =
            "tys\\.?|tysiac|tysiace|tysiecy|tysiaka|tysie|kafle|kafla|k(?!\\.)|thousand|grand|tausend|tsd\\.?|mii|mii de";
    /** What may begin an amount is asked first, since to look back from every letter takes long. */
    private static final Pattern AMOUNT = Pattern.compile(
            "(?=[€£$\\d]|eur|pln|gbp|usd|chf|ron|lei|zl)(?:(?<before>\\b(?:eur|euro|pln|gbp|usd|chf|ron|lei|zl)|[€£$])[ :]?)?"
                    + NUMBER + "(?: ?(?<times>" + THOUSANDS + ")(?![\\p{L}]))?" + "(?: ?(?:de )?(?<after>" + CURRENCY
                    + ")(?![\\p{L}\\d]))?");

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("zl", "PLN"),
            Map.entry("pln", "PLN"),
            Map.entry("zlo", "PLN"),
            Map.entry("eur", "EUR"),
            Map.entry("€", "EUR"),
            Map.entry("usd", "USD"),
            Map.entry("dol", "USD"),
            Map.entry("$", "USD"),
            Map.entry("gbp", "GBP"),
            Map.entry("£", "GBP"),
            Map.entry("fun", "GBP"),
            Map.entry("pou", "GBP"),
            Map.entry("qui", "GBP"),
            Map.entry("ste", "GBP"),
            Map.entry("chf", "CHF"),
            Map.entry("fra", "CHF"),
            Map.entry("fr", "CHF"),
            Map.entry("lei", "RON"),
            Map.entry("leu", "RON"),
            Map.entry("ron", "RON"),
            Map.entry("czk", "CZK"),
            Map.entry("huf", "HUF"),
            Map.entry("sek", "SEK"),
            Map.entry("nok", "NOK"),
            Map.entry("dkk", "DKK"),
            Map.entry("dol ", "USD"));
    private static final Pattern PAYING_BEFORE = Pattern.compile(
            "(?:\\b(?:za?place|zaplacic|zaplacilem|zaplacilam|wplace|wplacilem|wplacilam|wplacam|przeleje|przelalem|przelalam|przelewam|przesle|wysle|wyslalem|wyslalam|dam|oddam|moge dac|moge|place|dalem|dalam|kwot\\p{L}{1,2}|sum\\p{L}{1,2}|rat\\p{L}{0,2} po|raty|po|"
                    + "pay|paid|sent|send|transfer|transferred|amount of|sum of|instalments of|zahle|zahlen|uberweise|uberwiesen|bezahlt|raten zu|raten von|je|betrag von|hohe von|"
                    + "platesc|plati|am platit|achit|virat|trimit|suma de|rate de|cate|dau|mam|other|reszte|reszta|restul de|rest)(?: (?:jeszcze|okolo|ok\\.|about|around|etwa|circa|cam|teraz|tylko|jedynie|just|only|nur|doar|dzis|jutro|azi|the|you))? )$");
    private static final Pattern COUNTED_AFTER = Pattern.compile(
            "^(?:[ -]?(?:dni|dniow|days?|tag|zile|zi\\b|rat|mies|month|monat|luni|tyg|week|woche|sapt|lat|year|jahr|an[iu]|%|procent|proz|percent|godz|hour|stund|ore|min|uhr|faktur|invoice|rechnung|szt|os|kg|km|m2|m3|mb|raz|times|mal|ori|x |pln|h\\b|sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paz|lis|gru|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec|ian|iun|iul|noi|dez|okt|st\\b|nd\\b|rd\\b|th\\b|go\\b|tego\\b|ego\\b|stron|pages|pracownik|employees|r\\.|rok|a month is|lokal|person|palet|pallet|pieces|stuck|buc)|[./:-]\\d)");

    private static final Pattern DECIMALS = Pattern.compile("\\d{1,3}(?:[ .,']?\\d{3}){0,3}[.,]\\d{2}(?!\\d)");

    private Amounts() {}

    public static List<Found<Money>> find(String text, Currency fallback, List<Found<?>> taken) {
        String folded = FoldedText.fold(text);
        Matcher matcher = AMOUNT.matcher(folded);
        List<Candidate> candidates = new ArrayList<>();
        int tried = 0;
        while (matcher.find() && candidates.size() < MOST && tried++ < MOST_CANDIDATES) {
            Candidate candidate = candidate(folded, matcher);
            if (numberBeforeAmount(folded, matcher) || startsInside(taken, candidate)) {
                // What was taken for the figures of an amount is a number before it: look again behind that number.
                matcher.region(afterNumber(folded, matcher.start("n")), folded.length());
                continue;
            }
            Found<String> place = new Found<>("", candidate.start, candidate.end);
            if (candidate.currency.isPresent()
                    ? taken.stream().noneMatch(other -> covers(other, place))
                    : taken.stream().noneMatch(place::overlaps)) {
                candidates.add(candidate);
            }
        }
        Currency named = candidates.stream()
                .flatMap(candidate -> candidate.currency.stream())
                .findFirst()
                .orElse(fallback);
        List<Found<Money>> found = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.currency.isPresent() || isBelieved(folded, candidate, taken, found)) {
                money(candidate.value, candidate.currency.orElse(named))
                        .ifPresent(money -> found.add(new Found<>(money, candidate.start, candidate.end)));
            }
        }
        return List.copyOf(found);
    }

    /** "3301 EUR 1.815,00", "4410 £640.00": the currency belongs to the figures behind it. */
    private static boolean numberBeforeAmount(String folded, Matcher matcher) {
        int after = matcher.start("after");
        if (after < 0 || matcher.group("before") != null) {
            return false;
        }
        int end = matcher.end("after");
        int next = end < folded.length() && folded.charAt(end) == ' ' ? end + 1 : end;
        boolean sign = "€£$".indexOf(folded.charAt(after)) >= 0;
        return next < folded.length()
                && Character.isDigit(folded.charAt(next))
                && (next > end || sign)
                && matcher.group("n").chars().allMatch(Character::isDigit)
                && DECIMALS.matcher(folded)
                        .region(next, Math.min(folded.length(), next + 16))
                        .lookingAt();
    }

    /** "RE-501 120,00": the figures of a number and of the amount behind it are not one sum. */
    private static boolean startsInside(List<Found<?>> taken, Candidate candidate) {
        return taken.stream()
                .anyMatch(other -> other.start() < candidate.start
                        && candidate.start < other.end()
                        && other.end() < candidate.end);
    }

    private static int afterNumber(String folded, int start) {
        int at = start;
        while (at < folded.length() && Character.isDigit(folded.charAt(at))) {
            at++;
        }
        return Math.max(at, start + 1);
    }

    private record Candidate(
            BigDecimal value, boolean decimals, boolean thousands, Optional<Currency> currency, int start, int end) {}

    private static boolean covers(Found<?> other, Found<?> place) {
        return other.start() <= place.start() && place.end() <= other.end();
    }

    private static Candidate candidate(String folded, Matcher matcher) {
        String number = matcher.group("n");
        boolean thousands = matcher.group("times") != null;
        BigDecimal value = value(number).multiply(BigDecimal.valueOf(thousands ? 1_000 : 1));
        String sign = matcher.group("after") != null ? matcher.group("after") : matcher.group("before");
        Optional<Currency> currency = Optional.ofNullable(sign)
                .map(word -> CODES.get(word.length() > 3 ? word.substring(0, 3) : word))
                .map(Currency::getInstance);
        boolean decimals = number.matches(".*(?:,\\d{2}|\\.\\d{2}|[.,]-{1,2})");
        int start = matcher.group("before") != null ? matcher.start() : matcher.start("n");
        int end = matcher.end();
        while (end > start && folded.charAt(end - 1) == ' ') {
            end--;
        }
        return new Candidate(value, decimals, thousands, currency, start, end);
    }

    private static BigDecimal value(String number) {
        String figures = number.replaceAll("[.,]-{1,2}$", "").replaceAll("[ ']", "");
        int last = Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','));
        boolean fraction = last >= 0 && figures.length() - last - 1 <= 2;
        String whole = (fraction ? figures.substring(0, last) : figures).replaceAll("[.,]", "");
        return new BigDecimal(fraction ? whole + "." + figures.substring(last + 1) : whole);
    }

    private static Optional<Money> money(BigDecimal value, Currency currency) {
        try {
            return value.signum() == 0 ? Optional.empty() : Optional.of(new Money(value, currency));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isBelieved(
            String folded, Candidate candidate, List<Found<?>> taken, List<Found<Money>> found) {
        String after = folded.substring(candidate.end, Math.min(folded.length(), candidate.end + 14));
        if (COUNTED_AFTER.matcher(after).find()) {
            return false;
        }
        if (candidate.decimals || candidate.thousands) {
            return true;
        }
        if (candidate.value.compareTo(BigDecimal.TEN) < 0) {
            return false;
        }
        String before = folded.substring(Math.max(0, candidate.start - 34), candidate.start);
        boolean listed = taken.stream()
                .anyMatch(other -> other.end() <= candidate.start
                        && candidate.start - other.end() <= 6
                        && folded.substring(other.end(), candidate.start).matches(" ?(?:[-:=(,;]|->|na)? ?\\(?")
                        && candidate.value.compareTo(BigDecimal.valueOf(50)) >= 0
                        && (folded.substring(other.end(), candidate.start)
                                        .strip()
                                        .length()
                                > 0));
        boolean likeTheOne = !found.isEmpty() && before.endsWith(" po ");
        boolean dated = taken.stream()
                .anyMatch(other -> other.start() > candidate.end
                        && other.start() - candidate.end <= 5
                        && folded.substring(candidate.end, other.start()).matches(" (?:am|na|on|w|pe|do|by|la|in)?[ ]?")
                        && candidate.value.compareTo(BigDecimal.valueOf(50)) >= 0);
        return listed
                || dated
                || likeTheOne
                || (PAYING_BEFORE.matcher(before).find()
                        && candidate.value.compareTo(BigDecimal.valueOf(50)) >= 0
                        && !candidate.value.toPlainString().matches("20[12]\\d"));
    }
}
