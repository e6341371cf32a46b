package io.dunlin.core.receivables.rates;

import io.dunlin.core.shared.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A series of one currency of table A, in JSON. */
final class NbpSeries {

    private record Series(
            @Nullable String table,
            @Nullable String code,
            @Nullable List<Day> rates) {}

    private record Day(
            @Nullable LocalDate effectiveDate, @Nullable BigDecimal mid) {}

    private NbpSeries() {}

    static NbpFile json(String text) throws NbpFile.Unreadable {
        Series series;
        try {
            series = Json.read(text, Series.class);
        } catch (JacksonException e) {
            throw new NbpFile.Unreadable(NbpFault.UNREADABLE, e.getOriginalMessage());
        }
        if (!"A".equals(series.table()) || series.code() == null || series.rates() == null) {
            throw new NbpFile.Unreadable(NbpFault.UNKNOWN_FORM, "table " + series.table());
        }
        Currency currency = Currency.getInstance(series.code());
        return new NbpFile(
                List.of(),
                series.rates().stream().map(day -> rate(currency, day)).toList());
    }

    private static NbpFile.Rate rate(Currency currency, Day day) {
        if (day.effectiveDate() == null || day.mid() == null) {
            throw new IllegalArgumentException("a rate without effectiveDate or mid");
        }
        return new NbpFile.Rate(currency, day.effectiveDate(), day.mid());
    }
}
