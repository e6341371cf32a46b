package io.dunlin.ui.components;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Fields for days: weeks that begin on Monday, names of months and days in the reader's language. */
public final class Days {

    private Days() {}

    public static DatePicker field(String label) {
        Locale locale = UI.getCurrent().getLocale();
        DatePickerI18n words = new DatePickerI18n();
        words.setFirstDayOfWeek(1);
        words.setMonthNames(Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                .toList());
        words.setWeekdays(weekdays(TextStyle.FULL_STANDALONE, locale));
        words.setWeekdaysShort(weekdays(TextStyle.SHORT_STANDALONE, locale));
        words.setDateFormats("d.MM.yyyy", "yyyy-MM-dd");
        words.setToday(Texts.t("day.today"));
        words.setCancel(Texts.t("confirm.cancel"));
        words.setBadInputErrorMessage(Texts.t("day.wrong"));
        words.setMinErrorMessage(Texts.t("day.too-early"));
        words.setMaxErrorMessage(Texts.t("day.too-late"));
        words.setRequiredErrorMessage(Texts.t("day.missing"));
        DatePicker field = new DatePicker(label);
        field.setLocale(locale);
        field.setI18n(words);
        field.setAutoOpen(true);
        return field;
    }

    /** Vaadin counts a week's days from Sunday. */
    private static List<String> weekdays(TextStyle style, Locale locale) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(day -> day.getDisplayName(style, locale))
                .toList();
    }
}
