package io.dunlin.plugin.erpfile;

import io.dunlin.tables.AmountStyle;
import io.dunlin.tables.DateStyle;
import java.util.Map;

/**
 * In which style each column is read.
 *
 * @param amounts by field of an amount
 * @param dates by field of a date
 * @param since1904 whether a workbook's day numbers count from 1904
 * @param thisYear for years of two digits
 */
record Styles(Map<Field, AmountStyle> amounts, Map<Field, DateStyle> dates, boolean since1904, int thisYear) {

    Styles {
        amounts = Map.copyOf(amounts);
        dates = Map.copyOf(dates);
    }

    AmountStyle amount(Field field) {
        return amounts.getOrDefault(field, AmountStyle.POINT);
    }

    DateStyle date(Field field) {
        return dates.getOrDefault(field, DateStyle.DAY_FIRST);
    }
}
