package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills a script in for a debtor on a day.
 *
 * @param items what the debtor owes, the oldest first; empty where the mail is about nobody
 * @param oursSubject the subject of our message
 */
record FilledText(
        @Nullable SampleDebtor debtor,
        List<SampleReceivable> items,
        LocalDate day,
        String language,
        String oursSubject) {

    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+[0-9]?)(?:([+-])([0-9]+))?}");

    String fill(String text) {
        return BLANK.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), days(match))));
    }

    private static int days(java.util.regex.MatchResult match) {
        if (match.group(3) == null) {
            return 0;
        }
        int days = Integer.parseInt(match.group(3));
        return match.group(2).equals("-") ? -days : days;
    }

    private String value(String blank, int days) {
        return switch (blank) {
            case "ours" -> oursSubject;
            case "date" -> date(day.plusDays(days));
            case "invoice" -> item(0).number();
            case "invoice2" -> item(1).number();
            case "amount" -> money(item(0).outstanding());
            case "amount2" -> money(item(1).outstanding());
            case "total" ->
                money(items.stream()
                        .map(SampleReceivable::outstanding)
                        .reduce(Money::plus)
                        .orElseThrow());
            case "client" -> item(0).client().title();
            case "firm" -> who().name();
            case "nip" -> who().taxNumber() == null ? "" : who().taxNumber().toString();
            case "person" -> who().person();
            case "phone" -> who().phone().value();
            case "city" -> who().city();
            case "domain" -> who().email().domain();
            default -> throw new IllegalStateException("A mail of the demo has an unknown blank {" + blank + "}");
        };
    }

    private SampleReceivable item(int place) {
        return items.get(place);
    }

    private SampleDebtor who() {
        if (debtor == null) {
            throw new IllegalStateException("A mail about nobody names a debtor");
        }
        return debtor;
    }

    private String date(LocalDate date) {
        String pattern = language.equals("en") ? "d MMMM yyyy" : "dd.MM.yyyy";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
    }

    private String money(Money money) {
        return switch (language) {
            case "pl" -> ErpFiles.polish(money) + " zł";
            case "de", "ro" ->
                ErpFiles.polish(money).replace(' ', '.') + " "
                        + money.currency().getCurrencyCode();
            default -> "PLN " + money.amount().toPlainString();
        };
    }
}
