package io.dunlin.ui.components;

import com.vaadin.flow.component.UI;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.MoneyText;
import io.dunlin.spi.value.Money;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How amounts, days and moments are written for who looks at them; days are the firm's. */
@Component
public class Format {

    private static final Locale POLISH = Locale.of("pl");
    private static final Pattern AMOUNT =
            Pattern.compile("(?<![0-9.,])(-?[0-9]{1,15}\\.[0-9]{2}) ([A-Z]{3})(?![A-Za-z])");
    private static final Pattern DAY =
            Pattern.compile("(?<![0-9A-Za-z/._-])(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9A-Za-z/_-])");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    /** Who collects debts counts them in days, and a list shall count all of its rows alike. */
    private static final int FAR = 365;

    private final FirmCalendar calendar;

    public Format(FirmCalendar calendar) {
        this.calendar = calendar;
    }

    /** For example {@code 1 234,56 zł} in Polish and {@code PLN 1,234.56} in English. */
    public String money(Money money) {
        return money(money, locale());
    }

    /** In the words of a language, where no screen says which. */
    public static String money(Money money, Locale locale) {
        return MoneyText.of(money, locale);
    }

    /** A plain number, such as {@code 5.00}, with the decimal sign of the reader. */
    public static String decimal(String number) {
        return number.replace('.', DecimalFormatSymbols.getInstance(locale()).getDecimalSeparator());
    }

    /**
     * A text of the product with its amounts, such as {@code 1234.56 PLN}, and its days, such as {@code 2026-11-30}, as the
     * reader writes them.
     */
    public static String asRead(String text) {
        return asRead(text, locale());
    }

    public static String asRead(String text, Locale locale) {
        String withAmounts = AMOUNT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        CURRENCIES.contains(found.group(2))
                                ? money(Money.of(found.group(1), found.group(2)), locale)
                                : found.group()));
        return DAY.matcher(withAmounts).replaceAll(found -> Matcher.quoteReplacement(dayOr(found.group(), locale)));
    }

    private static String dayOr(String text, Locale locale) {
        try {
            return day(LocalDate.parse(text), locale);
        } catch (DateTimeParseException notADay) {
            return text;
        }
    }

    /** An account number in groups of four, as banks print it. */
    public String account(String number) {
        return number.replaceAll("\\s", "").replaceAll("(.{4})(?!$)", "$1\u00a0");
    }

    public String day(LocalDate day) {
        return dayFormat(locale()).format(day);
    }

    public static String day(LocalDate day, Locale locale) {
        return dayFormat(locale).format(day);
    }

    public String moment(Instant instant) {
        Locale locale = locale();
        return dayFormat(locale).format(calendar.local(instant)) + ", "
                + DateTimeFormatter.ofPattern("HH:mm", locale).format(calendar.local(instant));
    }

    /** The time alone for what happened today, else the day and the time. */
    public String shortMoment(Instant instant) {
        boolean today = calendar.local(instant).toLocalDate().equals(today());
        return today ? DateTimeFormatter.ofPattern("HH:mm", locale()).format(calendar.local(instant)) : moment(instant);
    }

    /** The day, and how far away it is where that says more: "15.12.2026, 16 days ago". */
    public String dayAndDistance(LocalDate day) {
        String written = day(day);
        String distance = relative(day);
        return distance.equals(written) ? written : Texts.t("day.and-distance", written, distance);
    }

    /** For example "yesterday" or "in 3 days"; beyond a year the day itself. */
    public String relative(LocalDate day) {
        long days = ChronoUnit.DAYS.between(today(), day);
        if (days == 0) {
            return Texts.t("day.today");
        }
        if (days == 1) {
            return Texts.t("day.tomorrow");
        }
        if (days == -1) {
            return Texts.t("day.yesterday");
        }
        if (Math.abs(days) > FAR) {
            return day(day);
        }
        return days > 0 ? Texts.t("day.in", Long.toString(days)) : Texts.t("day.ago", Long.toString(-days));
    }

    public LocalDate today() {
        return calendar.today();
    }

    private static DateTimeFormatter dayFormat(Locale locale) {
        return DateTimeFormatter.ofPattern(
                POLISH.getLanguage().equals(locale.getLanguage()) ? "d.MM.yyyy" : "d MMM yyyy", locale);
    }

    private static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
