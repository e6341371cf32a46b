package io.dunlin.core.correspondence.templates;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Iban;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes messages from templates. The shipped templates are the base; an administrator's version of one, checked by the
 * {@link TemplateLinter}, comes before it. Versions are kept: a message names the one it was made from.
 */
@Component
public class Templates {

    private final ShippedTemplates shipped;
    private final TemplateSandbox sandbox;
    private final TemplateLinter linter;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final PaymentLinks paymentLinks;
    private final Clock clock;

    Templates(
            ShippedTemplates shipped,
            TemplateSandbox sandbox,
            TemplateLinter linter,
            Jdbi jdbi,
            Transactions transactions,
            AuditTrail audit,
            PaymentLinks paymentLinks,
            Clock clock) {
        this.shipped = shipped;
        this.sandbox = sandbox;
        this.linter = linter;
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.paymentLinks = paymentLinks;
        this.clock = clock;
    }

    /**
     * A template in use.
     *
     * @param id null for the shipped one
     */
    public record InUse(@Nullable Long id, TemplateSource source) {}

    /** A version that an administrator wrote. */
    public record Version(
            long id,
            int versionNumber,
            String subject,
            String body,
            boolean active,
            Instant changedAt,
            String changedBy) {}

    /**
     * Makes a message.
     *
     * @param language {@code pl}, {@code en}, {@code de} or {@code ro}
     * @throws TemplateFault where the template misses a value or there is none
     */
    public Rendered render(TemplateCode code, String language, Channel channel, TemplateModel model) {
        return desk().render(code, language, channel, model);
    }

    /** For many messages of one transaction: each template is looked up once. */
    public Desk desk() {
        return new Desk();
    }

    /** Makes messages of the templates in use. */
    public final class Desk {

        private record Place(TemplateCode code, String language, Channel channel) {}

        private final Map<Place, Optional<InUse>> known = new HashMap<>();
        private final PaymentLinkSettings links = paymentLinks.inUse();

        private Desk() {}

        /** @see Templates#render */
        public Rendered render(TemplateCode code, String language, Channel channel, TemplateModel model) {
            InUse template = known.computeIfAbsent(
                            new Place(code, language, channel), _ -> find(code, language, channel))
                    .orElseThrow(() -> missing(code, language, channel));
            Rendered rendered =
                    Templates.render(sandbox, template.source(), code, language, channel, withLink(model, links));
            return new Rendered(rendered.subject(), rendered.text(), rendered.html(), template.id());
        }
    }

    /**
     * The words that a template makes, before they are laid out: for letters that people edit.
     *
     * @throws TemplateFault where the template misses a value or there is none
     */
    public TemplateSource words(TemplateCode code, String language, Channel channel, TemplateModel model) {
        InUse template = find(code, language, channel).orElseThrow(() -> missing(code, language, channel));
        Map<String, Object> values = TemplateValues.of(model, language);
        String place = place(code, language, channel);
        return new TemplateSource(
                sandbox.run(template.source().subject(), values, place + ", subject")
                        .strip(),
                sandbox.run(template.source().body(), values, place).strip());
    }

    /** Lays out words that a person wrote or changed, with the code of the transfer where they name the account. */
    public Rendered layOut(TemplateSource words, String language, TemplateModel model) {
        return new Rendered(
                words.subject(),
                LetterText.plain(words.body()),
                LetterText.html(words.body(), language, transferCode(model, language)),
                null);
    }

    /** Words as they are laid out: HTML in which everything that was written is escaped. */
    public static String shown(TemplateSource words, String language) {
        return LetterText.html(words.body(), language, Optional.empty());
    }

    /** What is wrong with the words of a letter: wording that authorities punished, and accounts that are not the creditor's. */
    public List<TemplateLinter.Finding> findingsIn(TemplateSource words, @Nullable Iban account) {
        return linter.checkWords(words, account);
    }

    /** Shows what an edited template would make, of a real case's model. */
    public Rendered preview(
            TemplateCode code, String language, Channel channel, TemplateSource source, TemplateModel model) {
        return render(sandbox, source, code, language, channel, withLink(model, paymentLinks.inUse()));
    }

    private TemplateModel withLink(TemplateModel model, PaymentLinkSettings links) {
        return paymentLinks.linkFor(model, links).map(model::paymentLink).orElse(model);
    }

    /** A model of an invented case with every value, for previews. */
    public TemplateModel sample() {
        return TemplateLinter.sample(true);
    }

    /** A day as messages in a language write it. */
    public static String day(LocalDate day, String language) {
        return new LocalText(language).day(day);
    }

    /** The languages that messages are written in. */
    public static List<String> languages() {
        return LocalText.LANGUAGES;
    }

    public Optional<InUse> find(TemplateCode code, String language, Channel channel) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, subject, body
                        from message_template
                        where code = :code and language = :language and channel = :channel and active
                        """)
                .bind("code", code.value())
                .bind("language", language)
                .bind("channel", channel)
                .map((results, _) -> new InUse(
                        results.getLong("id"),
                        new TemplateSource(results.getString("subject"), results.getString("body"))))
                .findOne()
                .or(() -> shipped.find(code, language, channel).map(source -> new InUse(null, source))));
    }

    /** What an administrator wrote, the newest first. */
    public List<Version> versions(TemplateCode code, String language, Channel channel) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, version_number, subject, body, active, changed_at, changed_by
                        from message_template
                        where code = :code and language = :language and channel = :channel
                        order by version_number desc
                        """)
                .bind("code", code.value())
                .bind("language", language)
                .bind("channel", channel)
                .map(ConstructorMapper.of(Version.class))
                .list());
    }

    /**
     * Saves a new version and uses it from now on, where the linter finds nothing and nobody else saved one meanwhile.
     *
     * @param basedOn the version that was in use when the writing began, null for the shipped one
     */
    public TemplateSaved save(
            TemplateCode code,
            String language,
            Channel channel,
            TemplateSource source,
            @Nullable Long basedOn,
            Actor actor,
            String reason) {
        List<TemplateLinter.Finding> findings = findings(code, language, channel, source);
        if (!findings.isEmpty()) {
            return new TemplateSaved.Refused(findings);
        }
        return transactions.in(() -> {
            Optional<Version> inUse = versions(code, language, channel).stream()
                    .filter(Version::active)
                    .findFirst();
            if (!Objects.equals(inUse.map(Version::id).orElse(null), basedOn)) {
                return new TemplateSaved.ChangedMeanwhile(inUse.map(Version::changedBy));
            }
            retire(code, language, channel);
            int version = versions(code, language, channel).stream()
                            .mapToInt(Version::versionNumber)
                            .max()
                            .orElse(0)
                    + 1;
            long id = insert(code, language, channel, source, version, actor);
            audit.record(
                    actor,
                    "template-changed",
                    Subject.of("template", id),
                    reason,
                    Map.of("code", code.value(), "language", language, "channel", channel, "version", version));
            return new TemplateSaved.InUse(id, version);
        });
    }

    /** What keeps a template from being used; nothing where it may be saved. */
    public List<TemplateLinter.Finding> findings(
            TemplateCode code, String language, Channel channel, TemplateSource source) {
        return linter.check(code, language, channel, source);
    }

    /** Goes back to the shipped template; the versions stay. */
    public void useShipped(TemplateCode code, String language, Channel channel, Actor actor, String reason) {
        transactions.run(() -> {
            retire(code, language, channel);
            audit.record(
                    actor,
                    "template-reset",
                    new Subject("template", null, null),
                    reason,
                    Map.of("code", code.value(), "language", language, "channel", channel));
        });
    }

    static Rendered render(
            TemplateSandbox sandbox,
            TemplateSource source,
            TemplateCode code,
            String language,
            Channel channel,
            TemplateModel model) {
        Map<String, Object> values = TemplateValues.of(model, language);
        String place = place(code, language, channel);
        String subject =
                sandbox.run(source.subject(), values, place + ", subject").strip();
        String body = sandbox.run(source.body(), values, place).strip();
        TemplateModel asked = code.equals(TemplateCode.PLAN_CONFIRMATION) ? model.firstInstalment() : model;
        return channel == Channel.SMS
                ? new Rendered("", body.replaceAll("\\s+", " "), null, null)
                : new Rendered(
                        subject,
                        LetterText.plain(body),
                        LetterText.linked(
                                LetterText.html(body, language, transferCode(asked, language)),
                                model.paymentLink().orElse(null)),
                        null);
    }

    /** The code for the banking app, beside the account: the same sum, account and title as the text says. */
    private static Optional<LetterText.Picture> transferCode(TemplateModel model, String language) {
        Iban account = model.creditor().account();
        return account == null
                ? Optional.empty()
                : TransferCode.of(model)
                        .map(code -> new LetterText.Picture(
                                account.grouped(), QrImage.dataOf(code), new LocalText(language).scanToPay()));
    }

    private static TemplateFault missing(TemplateCode code, String language, Channel channel) {
        return new TemplateFault(
                place(code, language, channel),
                new LocalizedText("nie ma takiego szablonu", "there is no such template"),
                null);
    }

    private static String place(TemplateCode code, String language, Channel channel) {
        return "Template " + code + " (" + language + ", " + channel + ")";
    }

    private void retire(TemplateCode code, String language, Channel channel) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update message_template
                        set active = false
                        where code = :code and language = :language and channel = :channel and active
                        """)
                .bind("code", code.value())
                .bind("language", language)
                .bind("channel", channel)
                .execute());
    }

    private long insert(
            TemplateCode code, String language, Channel channel, TemplateSource source, int version, Actor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into message_template (code, language, channel, version_number, subject, body, active,
                          changed_at, changed_by)
                        values (:code, :language, :channel, :version, :subject, :body, true, :now, :actor)
                        """)
                .bind("code", code.value())
                .bind("language", language)
                .bind("channel", channel)
                .bind("version", version)
                .bind("subject", source.subject())
                .bind("body", source.body())
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }
}
