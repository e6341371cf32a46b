package io.dunlin.core.receivables.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year of table A: a row of names such as {@code 1EUR} and {@code 100JPY}, a row for people, then a row a day beginning with
 * {@code 20260102}; numbers with a comma; semicolons between.
 */
final class NbpArchive {

    private static final Pattern UNIT = Pattern.compile("(\\d{1,5})([A-Z]{3})");
    private static final Pattern DAY = Pattern.compile("\\d{8}");
    private static final int SCALE = 8;

    private record Column(Currency currency, int units) {}

    private NbpArchive() {}

    static NbpFile read(String text) throws NbpFile.Unreadable {
        List<String> lines = text.lines().toList();
        Map<Integer, Column> columns = columns(lines.getFirst().split(";", -1));
        if (columns.isEmpty()) {
            throw new NbpFile.Unreadable(NbpFault.UNKNOWN_FORM, lines.getFirst());
        }
        List<NbpFile.Rate> rates = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(";", -1);
            if (DAY.matcher(cells[0]).matches()) {
                LocalDate day = LocalDate.parse(cells[0], DateTimeFormatter.BASIC_ISO_DATE);
                columns.forEach((at, column) -> {
                    if (at < cells.length && !cells[at].isBlank()) {
                        rates.add(new NbpFile.Rate(column.currency(), day, perUnit(cells[at], column.units())));
                    }
                });
            }
        }
        return new NbpFile(List.of(), rates);
    }

    private static Map<Integer, Column> columns(String[] names) {
        Map<Integer, Column> columns = new LinkedHashMap<>();
        for (int at = 1; at < names.length; at++) {
            Matcher unit = UNIT.matcher(names[at].strip());
            if (unit.matches()) {
                columns.put(at, new Column(Currency.getInstance(unit.group(2)), Integer.parseInt(unit.group(1))));
            }
        }
        return columns;
    }

    private static BigDecimal perUnit(String text, int units) {
        // Units are powers of ten: moving the point rounds nothing.
        return NbpFile.number(text)
                .divide(BigDecimal.valueOf(units))
                .setScale(SCALE)
                .stripTrailingZeros();
    }
}
