package io.dunlin.core.notifications;

import io.dunlin.core.shared.MoneyText;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of notifications, in one language. */
record NotificationTexts(Locale locale) {

    private static final String BUNDLE = "io.dunlin.core.notifications.texts";

    static NotificationTexts in(String language) {
        return new NotificationTexts("pl".equals(language) ? Locale.forLanguageTag("pl-PL") : Locale.UK);
    }

    boolean isPolish() {
        return "pl".equals(locale.getLanguage());
    }

    String text(String key, Object... values) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
        return new MessageFormat(pattern, locale).format(values);
    }

    String money(Money money) {
        return MoneyText.of(money, locale);
    }

    /** In full, as one compares it with a paper. */
    String account(@Nullable Iban account) {
        return account == null ? text("creditor.account.none") : account.grouped();
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(isPolish() ? "d.MM.yyyy" : "d MMM yyyy", locale)
                .format(day);
    }

    String days(List<LocalDate> days) {
        return days.stream().map(this::day).collect(Collectors.joining(", "));
    }
}
