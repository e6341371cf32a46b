package io.dunlin.core.correspondence.templates;

import io.dunlin.spi.value.Money;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes amounts and days as readers of a language expect them. */
public final class LocalText {

    static final List<String> LANGUAGES = List.of("pl", "en", "de", "ro");

    private static final Map<String, Locale> LOCALES = Map.of(
            "pl",
            Locale.forLanguageTag("pl-PL"),
            "en",
            Locale.UK,
            "de",
            Locale.GERMANY,
            "ro",
            Locale.forLanguageTag("ro-RO"));
    private static final Map<String, DecimalFormatSymbols> SYMBOLS = LOCALES.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> DecimalFormatSymbols.getInstance(each.getValue())));
    private static final Map<String, String> DAYS =
            Map.of("pl", "d.MM.yyyy", "en", "d MMMM yyyy", "de", "dd.MM.yyyy", "ro", "dd.MM.yyyy");
    private static final Map<String, String> MORE =
            Map.of("pl", " (i inne: %d)", "en", " (and %d more)", "de", " (und %d weitere)", "ro", " (si inca %d)");
    private static final Map<String, String> SCAN_TO_PAY = Map.of(
            "pl",
            "Przelew w aplikacji banku: wystarczy zeskanować kod.",
            "en",
            "To pay in your banking app, scan the code.",
            "de",
            "Zum Bezahlen den Code mit der Banking-App scannen.",
            "ro",
            "Pentru plată, scanați codul în aplicația băncii.");
    private static final Map<String, String> DECLINE_COURTESY = Map.of(
            "pl",
            "Proszę nie przypominać przed terminem",
            "en",
            "Please do not remind me before the due date",
            "de",
            "Bitte nicht vor Fälligkeit erinnern",
            "ro",
            "Vă rog să nu îmi reamintiți înainte de scadență");
    private static final Map<String, String> ATTACHED =
            Map.of("pl", "W załączeniu: %s", "en", "Attached: %s", "de", "Anlagen: %s", "ro", "Anexate: %s");
    private static final Map<String, String> ON_REQUEST = Map.of(
            "pl",
            "Na życzenie prześlemy kopie dokumentów: %s",
            "en",
            "Copies of these documents are sent on request: %s",
            "de",
            "Kopien dieser Belege senden wir auf Wunsch zu: %s",
            "ro",
            "La cerere vă trimitem copii ale documentelor: %s");
    private static final Map<String, String> REGISTERED =
            Map.of("pl", "POLECONY", "en", "REGISTERED", "de", "EINSCHREIBEN", "ro", "RECOMANDAT");

    private final String language;
    private final Locale locale;

    public LocalText(String language) {
        Locale known = LOCALES.get(language);
        if (known == null) {
            throw new IllegalArgumentException("Messages are written in " + LANGUAGES + ", not in " + language);
        }
        this.language = language;
        this.locale = known;
    }

    /** For example "1 230,00 PLN" in Polish: the currency's code, so that nobody mistakes it. */
    String amount(Money money) {
        int digits = money.currency().getDefaultFractionDigits();
        DecimalFormat format = new DecimalFormat("#,##0.00", Objects.requireNonNull(SYMBOLS.get(language)));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        String number = format.format(money.amount()).replace('\u00A0', ' ').replace('\u202F', ' ');
        return number + " " + money.currency().getCurrencyCode();
    }

    public String day(LocalDate day) {
        String pattern = DAYS.getOrDefault(language, "d.MM.yyyy");
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    /** What stands under a transfer's code. */
    String scanToPay() {
        return SCAN_TO_PAY.getOrDefault(language, "");
    }

    /** The subject of the mail by which a debtor declines reminders before the due date. */
    public String declineCourtesy() {
        return DECLINE_COURTESY.getOrDefault(language, "");
    }

    /** What a mail says of the files it carries and of those that it does not; empty where there is nothing to say. */
    public String aboutAttachments(List<String> files, List<String> missing) {
        List<String> lines = new ArrayList<>();
        if (!files.isEmpty()) {
            lines.add(String.format(locale, ATTACHED.getOrDefault(language, "%s"), String.join(", ", files)));
        }
        if (!missing.isEmpty()) {
            lines.add(String.format(locale, ON_REQUEST.getOrDefault(language, "%s"), String.join(", ", missing)));
        }
        return String.join("\n", lines);
    }

    /** How registered mail is marked above the address. */
    public String registeredMail() {
        return REGISTERED.getOrDefault(language, "");
    }

    /** The first of several documents and how many more there are. */
    String documents(List<String> numbers) {
        String more = numbers.size() == 1
                ? ""
                : String.format(locale, MORE.getOrDefault(language, " (+%d)"), numbers.size() - 1);
        return numbers.getFirst() + more;
    }
}
