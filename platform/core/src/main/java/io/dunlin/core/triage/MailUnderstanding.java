package io.dunlin.core.triage;

import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.triage.classification.AccountChange;
import io.dunlin.core.triage.classification.Classification;
import io.dunlin.core.triage.classification.LanguageGuess;
import io.dunlin.core.triage.classification.ReplyClassifier;
import io.dunlin.core.triage.classification.ReplyModel;
import io.dunlin.core.triage.classification.TaxonomyRules;
import io.dunlin.core.triage.classification.WarningWords;
import io.dunlin.core.triage.classification.Written;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.InvoiceNumbers;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.facts.PaymentAdvices;
import io.dunlin.core.triage.kind.MailKindRules;
import io.dunlin.core.triage.kind.MailNature;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a mail as the triage sees it: kind first, then language, facts and classes, then the taxonomy's rules over them.
 * Pure and thread-safe; the same mail is always understood alike, whenever it is read.
 */
public final class MailUnderstanding {

    private static final int AMERICA_WEST = -10 * 3600;
    private static final int AMERICA_EAST = -4 * 3600;
    private static final Map<String, Currency> CURRENCIES = Map.of(
            "pl", Currency.getInstance("PLN"),
            "de", Currency.getInstance("EUR"),
            "en", Currency.getInstance("EUR"),
            "ro", Currency.getInstance("RON"));
    private final MailKindRules kinds;
    private final ReplyClassifier classifier;
    private final LanguageGuess languages;
    private final Currency firmCurrency;

    /**
     * @param ownDomains the domains of our Message-IDs
     * @param firmCurrency of amounts whose currency neither the mail nor its language tells
     */
    public MailUnderstanding(ReplyModel model, Set<String> ownDomains, Currency firmCurrency) {
        this.kinds = new MailKindRules(ownDomains);
        this.classifier = new ReplyClassifier(model);
        this.languages = new LanguageGuess(model);
        this.firmCurrency = firmCurrency;
    }

    /** A mail without a usable Date header promises nothing: its dates are read from the first day of time. */
    public TriageView read(ReadMail mail) {
        OffsetDateTime sentAt = mail.sentAt();
        return read(mail, sentAt == null ? LocalDate.EPOCH : sentAt.toLocalDate());
    }

    /** @param writtenOn the day in the sender's zone by which relative dates are understood (rule 5) */
    public TriageView read(ReadMail mail, LocalDate writtenOn) {
        MailNature nature = kinds.kindOf(mail);
        Written written = Written.of(mail);
        String bounded = written.text();
        String language = languages.of(bounded.isBlank() ? mail.subject() : bounded);
        List<String> ofSubject = InvoiceNumbers.inSubject(mail.subject(), bounded).stream()
                .map(Found::value)
                .toList();
        Set<String> named = new LinkedHashSet<>(written.invoicesNamedBefore());
        named.addAll(PaymentAdvices.numbersInTables(bounded));
        MailFacts facts = MailFacts.of(
                        bounded,
                        named,
                        writtenOn,
                        dayOrder(mail, language),
                        CURRENCIES.getOrDefault(language, firmCurrency))
                .besideSubject(mail.subject())
                .withWholeNumbers(ofSubject);
        ReplyClassifier.Reading reply = classifier.read(written, facts, writtenOn);
        TaxonomyRules.Ruled ruled =
                TaxonomyRules.apply(reply.classification(), nature.kind(), facts, writtenOn, reply.days());
        return new TriageView(
                nature,
                language,
                bounded,
                mail.quotedText(),
                ruled.classification(),
                facts,
                invoices(ofSubject, facts),
                ruled.promiseDate(),
                doubts(mail, language, ruled),
                mail.attachments());
    }

    /** Figures are read month first only where the zone is American and the language English. */
    private static DayOrder dayOrder(ReadMail mail, String language) {
        OffsetDateTime sentAt = mail.sentAt();
        if (sentAt == null || !language.equals("en")) {
            return DayOrder.DAY_FIRST;
        }
        ZoneOffset offset = sentAt.getOffset();
        boolean american = offset.getTotalSeconds() >= AMERICA_WEST && offset.getTotalSeconds() <= AMERICA_EAST;
        return american ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
    }

    /** Those of subject and text, then KSeF's; one that stands with its series and without it only once, with it. */
    private static List<String> invoices(List<String> ofSubject, MailFacts facts) {
        Map<String, String> numbers = new LinkedHashMap<>();
        Stream.concat(ofSubject.stream(), facts.invoices().stream().map(Found::value))
                .forEach(number -> numbers.merge(
                        InvoiceNumbers.withoutSeries(number),
                        number,
                        (first, second) -> second.length() > first.length() ? second : first));
        facts.ksefNumbers().forEach(number -> numbers.putIfAbsent(number.value(), number.value()));
        return List.copyOf(numbers.values());
    }

    private static Set<Doubt> doubts(ReadMail mail, String language, TaxonomyRules.Ruled ruled) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (ruled.dateIsNoPromise()) {
            doubts.add(Doubt.DATE_IS_NO_PROMISE);
        }
        if (AccountChange.isIn(mail.subject() + "\n" + mail.newText())) {
            doubts.add(Doubt.ACCOUNT_CHANGE);
        }
        if (mail.newText().isBlank()) {
            doubts.add(Doubt.NO_TEXT);
        } else if (language.equals(LanguageGuess.UNKNOWN)) {
            doubts.add(Doubt.LANGUAGE_NOT_COVERED);
        }
        Classification classes = ruled.classification();
        if (!classes.has(ReplyClass.LEGAL) && WarningWords.namesLawyer(mail.newText())) {
            doubts.add(Doubt.LAWYER_NAMED);
        }
        if (!classes.has(ReplyClass.COMPLAINT, ReplyClass.LEGAL, ReplyClass.INSOLVENCY, ReplyClass.WRONG_CONTACT)
                && WarningWords.asksToBeLeftAlone(mail.newText())) {
            doubts.add(Doubt.ASKS_FOR_PEACE);
        }
        boolean unread = mail.attachments().stream()
                .map(Attachment::status)
                .anyMatch(status -> status == Attachment.Status.ENCRYPTED || status == Attachment.Status.DANGEROUS);
        if (unread) {
            doubts.add(Doubt.ATTACHMENT_NOT_READ);
        }
        return doubts;
    }
}
