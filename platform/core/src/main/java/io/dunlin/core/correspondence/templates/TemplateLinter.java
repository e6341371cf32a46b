package io.dunlin.core.correspondence.templates;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.spi.messaging.SmsText;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what is wrong with a template before it may be used: wording that authorities punished, and whatever keeps it from
 * being rendered. Tried on an invented case with every value, and on one whose creditor's record is bare.
 */
@Component
public class TemplateLinter {

    private static final int MOST_SMS_PARTS = 3;
    private static final Pattern SHOUTING = Pattern.compile("(?:\\b\\p{Lu}{4,}\\b\\W+){2,}\\p{Lu}{4,}|!\\s*!");
    private static final Pattern CASE_DATA = Pattern.compile(
            "\\b(?:debtor|reference|items|documents|total|days|paid|promised\\w*|oldestDue|account)\\b");

    private final TemplateSandbox sandbox;

    TemplateLinter(TemplateSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * One thing that is wrong.
     *
     * @param found the words that it is about, empty where it is about all
     */
    public record Finding(LocalizedText why, String found) {}

    /** Everything wrong with a template; nothing where it may be used. */
    public List<Finding> check(TemplateCode code, String language, Channel channel, TemplateSource source) {
        List<Finding> findings = new ArrayList<>();
        String subject = fold(source.subject());
        String body = fold(source.body());
        for (WordingRule rule : WordingRule.values()) {
            rule.findIn(code, subject, body).ifPresent(found -> findings.add(new Finding(rule.why(), found)));
        }
        shape(code, channel, source, findings);
        trial(code, language, channel, source, findings);
        return List.copyOf(findings);
    }

    /** Everything wrong with the words of a formal letter; no values stand in it any more, so the account may. */
    List<Finding> checkWords(TemplateSource words, @Nullable Iban account) {
        List<Finding> findings = new ArrayList<>();
        String body = words.body();
        if (account != null) {
            body = body.replace(account.grouped(), "").replace(account.value(), "");
        }
        for (WordingRule rule : WordingRule.values()) {
            rule.findIn(TemplateCode.FINAL_DEMAND, fold(words.subject()), fold(body))
                    .ifPresent(found -> findings.add(new Finding(rule.why(), found)));
        }
        shape(TemplateCode.FINAL_DEMAND, Channel.LETTER, words, findings);
        if (words.body().isBlank()) {
            add(findings, "Pismo jest puste.", "The letter is empty.", "");
        }
        return List.copyOf(findings);
    }

    private static void shape(TemplateCode code, Channel channel, TemplateSource source, List<Finding> findings) {
        if (source.subject().chars().anyMatch(Character::isISOControl)) {
            add(findings, "Temat mieści się w jednym wierszu.", "A subject is one line.", "");
        }
        if (channel == Channel.SMS
                ? !source.subject().isBlank()
                : source.subject().isBlank()) {
            add(findings, "E-mail ma temat, a SMS go nie ma.", "A mail has a subject, a text message has none.", "");
        }
        if (SHOUTING.matcher(source.subject() + "\n" + source.body()).find()) {
            add(findings, "Bez krzyku: wersaliki i wykrzykniki.", "No shouting: capitals and exclamation marks.", "");
        }
        if (code.equals(TemplateCode.WRONG_CONTACT)
                && CASE_DATA.matcher(source.subject() + source.body()).find()) {
            add(
                    findings,
                    "Do obcej osoby nie trafiają żadne dane sprawy.",
                    "A stranger is told nothing of the case.",
                    "");
        }
    }

    private void trial(
            TemplateCode code, String language, Channel channel, TemplateSource source, List<Finding> findings) {
        try {
            Rendered full = Templates.render(sandbox, source, code, language, channel, sample(true));
            Rendered bare = Templates.render(sandbox, source, code, language, channel, sample(false));
            int parts = SmsText.of(SmsText.transliterate(full.text())).parts();
            if (channel == Channel.SMS && parts > MOST_SMS_PARTS) {
                add(
                        findings,
                        "SMS ma " + parts + " części; najwyżej " + MOST_SMS_PARTS + ".",
                        "The text message has " + parts + " parts; at most " + MOST_SMS_PARTS + ".",
                        "");
            }
            if (bare.text().isBlank()) {
                add(findings, "Wiadomość jest pusta.", "The message is empty.", "");
            }
        } catch (TemplateFault fault) {
            add(
                    findings,
                    "Szablonu nie da się użyć: " + fault.what().pl(),
                    "The template cannot be used: " + fault.what().en(),
                    "");
        }
    }

    private static void add(List<Finding> findings, String pl, String en, String found) {
        findings.add(new Finding(new LocalizedText(pl, en), found));
    }

    /** An invented case, for trials and previews. */
    static TemplateModel sample(boolean completeCreditor) {
        Creditor creditor = completeCreditor
                ? new Creditor(
                        new CreditorId(1),
                        "Hurtownia Przykładowa Sp. z o.o.",
                        TaxNumber.nip("1234563218"),
                        null,
                        new PostalAddress("ul. Przykładowa", "1", null, "00-001", "Warszawa", "PL"),
                        new EmailAddress("naleznosci@hurtownia.example"),
                        "+48 22 000 00 00",
                        new Iban("PL61109010140000071219812874"),
                        null)
                : new Creditor(new CreditorId(1), "Hurtownia", null, null, null, null, null, null, null);
        Money amount = Money.of("1230.00", "PLN");
        LocalDate due = LocalDate.of(2026, 11, 2);
        List<TemplateModel.Item> items = List.of(
                new TemplateModel.Item("FV/101/2026", due, 20, amount),
                new TemplateModel.Item("FV/117/2026", due.plusDays(8), 12, Money.of("615.50", "PLN")));
        return TemplateModel.of(creditor, "Zakład Przykładowy", "DN-000123-8", items, Money.of("1845.50", "PLN"))
                .payBy(due.plusDays(30))
                .interest(completeCreditor)
                .promised(due.plusDays(25), amount)
                .paid(Money.of("300.00", "PLN"))
                .instalments(
                        List.of(
                                new TemplateModel.Part(1, due.plusDays(30), Money.of("615.00", "PLN")),
                                new TemplateModel.Part(2, due.plusDays(60), Money.of("615.00", "PLN")),
                                new TemplateModel.Part(3, due.plusDays(90), Money.of("615.50", "PLN"))),
                        !completeCreditor)
                .paymentLink(completeCreditor ? "https://pay.example.com/DN-000123-8" : null);
    }

    private static String fold(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('ł', 'l').replace("ß", "ss");
        return Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
