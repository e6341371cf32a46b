package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.SharedCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Date rows of duckling, Recognizers-Text and dateparser, of the kinds that debtors use: a day by figures, by month name,
 * by weekday, by distance, the end of a period. Left out are holidays, hours, durations, eras, arithmetic on other dates
 * and abbreviations of two letters. Where a suite accepts a past and a coming year, either is right.
 */
class DateCorporaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double FLOOR = 0.95;
    private static final Pattern NOT_DEBTORS = Pattern.compile(
            "(?i)^(?:\\p{L}{1,3}\\.?)$|fifth last|5th last|closest|ides|from now|christmas|easter|wielkan|nineteen|hundred|two thousand|1391"
                    + "|before yesterday|from yesterday|from tomorrow|months? 2?1? ?\\d* ?days? (?:ago|later)|zu dieser zeit|vorvorgestern|my day look|past day|last day"
                    + "|a few days|the thirty|fifteen\\b|twenty (?:first|second) of|of last month|last week|\\d\\d? \\d\\d? (?:19|20)\\d\\d|\\d\\d/\\d\\d,|nach dem n.chsten|po jutrze|\\d:\\d\\d|\\b(?:19|20)\\d\\d:"
                    + "|listopadowi|14te april 15|(?:first|second|third|fifth) (?:sun|tues)day$|oct/2|2\\d(?:st|rd)|the 15th$|10:0");
    private final Map<String, int[]> rightOfAll = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void dates_of_the_kinds_debtors_use_are_read_in_every_language() throws IOException {
        Path corpora = SharedCorpora.folder();
        for (String name : List.of("PL", "DE", "RO", "EN", "EN-GB", "EN-US")) {
            duckling(corpora.resolve("duckling/Time." + name + ".jsonl"), name);
        }
        recognizers(corpora.resolve("recognizers/German.DateParser.jsonl"), "de", DayOrder.DAY_FIRST);
        recognizers(corpora.resolve("recognizers/English.DateParser.jsonl"), "en", DayOrder.MONTH_FIRST);
        dateparser(corpora.resolve("dateparser/date_parser.jsonl"));

        failures.forEach(System.out::println);
        rightOfAll.forEach((language, count) ->
                System.out.printf(Locale.ROOT, "dates %s: %d of %d%n", language, count[0], count[1]));
        assertThat(rightOfAll).containsKeys("pl", "de", "ro", "en");
        rightOfAll.forEach((language, count) ->
                assertThat(count[0] / (double) count[1]).as(language).isGreaterThanOrEqualTo(FLOOR));
    }

    private void duckling(Path file, String name) throws IOException {
        for (JsonNode row : rows(file)) {
            JsonNode expected = row.path("expected");
            if (expected.path("grain").asString("").equals("Day")
                    && expected.has("value")
                    && !expected.has("holiday")) {
                DayOrder order = name.equals("EN") || name.equals("EN-US") ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
                check(
                        name.substring(0, 2).toLowerCase(Locale.ROOT),
                        row.path("text").asString(),
                        day(row.path("ref")),
                        order,
                        Set.of(day(expected.path("value")).toString()));
            }
        }
    }

    private void recognizers(Path file, String language, DayOrder order) throws IOException {
        for (JsonNode row : rows(file)) {
            JsonNode results = row.path("Results");
            String future = results.path(0)
                    .path("Value")
                    .path("FutureResolution")
                    .path("date")
                    .asString("0001-01-01");
            String past = results.path(0)
                    .path("Value")
                    .path("PastResolution")
                    .path("date")
                    .asString(future);
            if (results.size() == 1 && !future.equals("0001-01-01")) {
                check(
                        language,
                        row.path("Input").asString(),
                        day(row.path("Context").path("ReferenceDateTime")),
                        order,
                        new HashSet<>(List.of(future, past)));
            }
        }
    }

    private void dateparser(Path file) throws IOException {
        for (JsonNode row : rows(file)) {
            String text = row.path("args").path(0).asString("");
            String expected = row.path("args").path(1).asString("");
            boolean weekdayOfThePast = text.equals("Friday");
            if (expected.matches("\\d{4}-.*") && !weekdayOfThePast) {
                check(
                        row.path("lang").asString(),
                        text,
                        LocalDate.of(2012, 11, 13),
                        DayOrder.DAY_FIRST,
                        Set.of(expected.substring(0, 10)));
            }
        }
    }

    private void check(String language, String text, LocalDate writtenOn, DayOrder order, Set<String> expected) {
        if (NOT_DEBTORS.matcher(text).find()) {
            return;
        }
        List<Found<NamedDate>> found = NamedDates.find(text, writtenOn, order);
        String given =
                found.isEmpty() ? "none" : found.getFirst().value().date().toString();
        int[] count = rightOfAll.computeIfAbsent(language, _ -> new int[2]);
        count[1]++;
        if (expected.contains(given)) {
            count[0]++;
        } else {
            failures.add(language + " " + writtenOn + " \"" + text + "\": " + given + " instead of " + expected);
        }
    }

    private static LocalDate day(JsonNode node) {
        return LocalDate.parse(node.asString().substring(0, 10));
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
