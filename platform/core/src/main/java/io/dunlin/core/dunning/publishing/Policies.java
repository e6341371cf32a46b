package io.dunlin.core.dunning.publishing;

import io.dunlin.core.approvals.ApprovalPolicy;
import io.dunlin.core.approvals.Approvals;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyBook;
import io.dunlin.core.dunning.policy.PolicyChoice;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyFault;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The firm's policies: drafted, published, chosen for debtors and cases. A case follows the newest published version of
 * the policy chosen for it, else of the one chosen for its debtor, else of the default.
 */
@Component
public class Policies {

    private static final Actor SELF = Actor.system("policies");
    private static final int LONGEST_STEM = 30;
    private static final List<String> SHIPPED = List.of("standard", "soft", "firm");
    private static final Locale POLISH = Locale.of("pl");

    private final JdbiPolicies store;
    private final Approvals approvals;
    private final PolicyReach reach;
    private final ProductSettings settings;
    private final Templates templates;
    private final Parties parties;
    private final Cases cases;
    private final Transactions transactions;
    private final AuditTrail audit;

    Policies(
            JdbiPolicies store,
            Approvals approvals,
            PolicyReach reach,
            ProductSettings settings,
            Templates templates,
            Parties parties,
            Cases cases,
            Transactions transactions,
            AuditTrail audit) {
        this.store = store;
        this.approvals = approvals;
        this.reach = reach;
        this.settings = settings;
        this.templates = templates;
        this.parties = parties;
        this.cases = cases;
        this.transactions = transactions;
        this.audit = audit;
    }

    private record ShippedPolicy(
            String code, String namePl, String nameEn, boolean isDefault, PolicyDefinition definition) {}

    /** Publishes the three policies that come with the product, where there is none at all. */
    public void loadShipped() {
        transactions.run(() -> {
            if (store.count() > 0) {
                return;
            }
            for (String name : SHIPPED) {
                ShippedPolicy policy = read(name);
                PolicyVersion draft =
                        store.insert(policy.code, 1, policy.namePl, policy.nameEn, policy.definition, SELF);
                Published published = publish(draft.id(), SELF, "policy.shipped");
                if (published instanceof Published.Refused(List<PolicyFault> faults)) {
                    throw new IllegalStateException("The shipped policy " + name + " is faulty: " + faults);
                }
                if (policy.isDefault) {
                    var _ = putAsDefault(publishedOf(policy.code), "", SELF);
                }
            }
        });
    }

    /** Every version, by code, the newest first. */
    public List<PolicyVersion> all() {
        return store.all();
    }

    /** All versions with the rules by which one is chosen for a case: what a run asks. */
    public PolicyBook book() {
        return new PolicyBook(store.all(), choice());
    }

    public List<PolicyVersion> published() {
        return store.all().stream()
                .filter(version -> version.state() == PolicyVersion.State.PUBLISHED)
                .toList();
    }

    public PolicyVersion get(long id) {
        return store.find(id).orElseThrow(() -> new IllegalArgumentException("No policy " + id));
    }

    public Optional<PolicyVersion> defaultPolicy() {
        return published().stream().filter(PolicyVersion::isDefault).findFirst();
    }

    /** Writes a new version as a draft, over the draft that is there; what was asked about that one is asked no more. */
    public PolicyVersion draft(String code, String namePl, String nameEn, PolicyDefinition definition, Actor actor) {
        return transactions.in(() -> {
            List<PolicyVersion> versions = store.versions(code);
            Optional<PolicyVersion> known = versions.stream()
                    .filter(version -> version.state() == PolicyVersion.State.DRAFT)
                    .findFirst();
            PolicyVersion draft;
            if (known.isPresent()) {
                approvals.withdraw(known.get().asSubject());
                store.rewrite(known.get().id(), namePl, nameEn, definition, actor);
                draft = get(known.get().id());
            } else {
                int next = versions.stream()
                                .mapToInt(PolicyVersion::versionNumber)
                                .max()
                                .orElse(0)
                        + 1;
                draft = store.insert(code, next, namePl, nameEn, definition, actor);
            }
            record(actor, "policy-drafted", draft, "");
            return draft;
        });
    }

    /** Changes a draft as it was read; nothing where somebody changed it, published it or threw it away since. */
    public Optional<PolicyVersion> redraft(PolicyVersion read, PolicyDefinition definition, Actor actor) {
        return transactions.in(() -> store.find(read.id())
                .filter(now -> now.state() == PolicyVersion.State.DRAFT
                        && now.definition().equals(read.definition()))
                .map(now -> draft(now.code(), now.namePl(), now.nameEn(), definition, actor)));
    }

    /** Begins a policy that is not there yet, as a draft; its code is made from its English name. */
    public PolicyVersion begin(String namePl, String nameEn, PolicyDefinition definition, Actor actor) {
        return transactions.in(() -> {
            Set<String> taken = store.all().stream().map(PolicyVersion::code).collect(Collectors.toSet());
            String stem = stemOf(nameEn);
            String code = stem;
            for (int next = 2; taken.contains(code); next++) {
                code = stem + "-" + next;
            }
            return draft(code, namePl, nameEn, definition, actor);
        });
    }

    /** Small letters, digits and hyphens, at most 30. */
    private static String stemOf(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace('ł', 'l'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String stem = plain.isEmpty() ? "policy" : plain;
        return Texts.cut(stem, LONGEST_STEM);
    }

    /** Throws a draft away. */
    public void discard(long id, Actor actor, String reason) {
        transactions.run(() -> {
            PolicyVersion draft = lockDraft(id);
            record(actor, "policy-draft-discarded", draft, reason);
            store.delete(id);
        });
    }

    /** Templates that a step may use: the shipped ones that press for payment, and those that the firm added. */
    public List<TemplateCode> templates() {
        return Stream.concat(
                        TemplateCode.PRESSING.stream(),
                        store.ownTemplates().stream()
                                .map(TemplateCode::new)
                                .filter(code -> !TemplateCode.SHIPPED.contains(code)))
                .toList();
    }

    /** What keeps a definition from being published: its own faults and templates that do not exist. */
    public List<PolicyFault> faults(PolicyDefinition definition) {
        List<PolicyFault> faults = new ArrayList<>(definition.faults());
        for (DunningStep step : definition.steps()) {
            if (step.template() != null && step.channel().writes()) {
                Channel channel = step.channel() == DunningStep.Channel.SMS ? Channel.SMS : Channel.MAIL;
                Templates.languages().stream()
                        .filter(language -> templates
                                .find(step.templateCode(), language, channel)
                                .isEmpty())
                        .map(language -> PolicyFault.of(
                                step,
                                "szablon nie ma treści dla tego kanału, język: " + nameOf(language, POLISH),
                                "its template has no text for this channel, language: "
                                        + nameOf(language, Locale.ENGLISH)))
                        .forEach(faults::add);
            }
        }
        return List.copyOf(faults);
    }

    private static String nameOf(String language, Locale reader) {
        return Locale.of(language).getDisplayLanguage(reader);
    }

    /**
     * Puts a draft in use from the next run on, in place of the version before. One that reaches many cases needs a second
     * person first; see {@link PolicyApprovals}.
     */
    public Published publish(long id, Actor actor, String reason) {
        return transactions.in(() -> {
            PolicyVersion draft = lockDraft(id);
            List<PolicyFault> faults = faults(draft.definition());
            if (!faults.isEmpty()) {
                return new Published.Refused(faults);
            }
            int limit = settings.get(PolicyApprovalSettings.GROUP).fourEyesFromCases();
            int reach = actor.equals(SELF) ? 0 : atStake(draft);
            return !actor.equals(SELF) && reach >= limit
                    ? new Published.NeedsApproval(reach, limit)
                    : new Published.InUse(putInUse(draft, reason, actor));
        });
    }

    /** The cases, not closed, that follow a policy today. */
    public int reach(String code) {
        PolicyBook book = book();
        return book.isEmpty() ? 0 : reach.of(code, book);
    }

    /**
     * The cases that a version may reach. A draft: those that follow its policy, and all of them for a policy that is new,
     * since a rule may choose it for them. A version in use: those that follow it once it is the default.
     */
    public int atStake(PolicyVersion version) {
        if (version.state() == PolicyVersion.State.PUBLISHED) {
            PolicyBook book = book().withDefault(version.code());
            return reach.of(version.code(), book);
        }
        boolean known =
                store.versions(version.code()).stream().anyMatch(each -> each.state() != PolicyVersion.State.DRAFT);
        return known ? reach(version.code()) : reach.ofAny();
    }

    /** Who may give the second word on a version. */
    ApprovalPolicy approvers(PolicyVersion version) {
        return new ApprovalPolicy(ApprovalPolicy.DECIDERS, store.authors(version.id()));
    }

    /** The version of that number, locked for the rest of the transaction. */
    PolicyVersion lock(long id) {
        store.lock(id);
        return get(id);
    }

    /** The draft of that number, locked for the rest of the transaction. */
    PolicyVersion lockDraft(long id) {
        PolicyVersion draft = lock(id);
        if (draft.state() != PolicyVersion.State.DRAFT) {
            throw new IllegalStateException("Policy " + id + " is no draft");
        }
        return draft;
    }

    /** Publishes a draft without faults and without asking anybody: for what was approved and for what comes with the product. */
    PolicyVersion putInUse(PolicyVersion draft, String reason, Actor actor) {
        boolean wasDefault = store.versions(draft.code()).stream()
                .anyMatch(version -> version.isDefault() && version.state() == PolicyVersion.State.PUBLISHED);
        store.retirePublished(draft.code());
        store.publish(draft.id(), wasDefault, actor, reason);
        store.versions(draft.code()).forEach(version -> approvals.withdraw(version.asSubject()));
        record(actor, "policy-published", draft, reason);
        return get(draft.id());
    }

    /** By what kind of case a policy is chosen. */
    public PolicyChoice choice() {
        return settings.get(PolicyChoice.GROUP);
    }

    /** Changes by what kind of case a policy is chosen, from the next run on. */
    public void changeChoice(PolicyChoice choice, Actor actor, String reason) {
        for (String code : choice.policies()) {
            if (published().stream().noneMatch(version -> version.code().equals(code))) {
                throw new IllegalArgumentException("No published policy " + code);
            }
        }
        settings.change(PolicyChoice.GROUP, choice, actor, reason);
    }

    /**
     * Makes a policy in use that of all cases for which none is chosen, from the next run on. Where that is many cases a
     * second person is asked first, as for a new version.
     */
    public Published makeDefault(String code, Actor actor, String reason) {
        return transactions.in(() -> {
            PolicyVersion version = publishedOf(code);
            int limit = settings.get(PolicyApprovalSettings.GROUP).fourEyesFromCases();
            int reach = atStake(version);
            return reach >= limit
                    ? new Published.NeedsApproval(reach, limit)
                    : new Published.InUse(putAsDefault(version, reason, actor));
        });
    }

    /** Makes a policy the default without asking anybody: for what was approved and for what comes with the product. */
    PolicyVersion putAsDefault(PolicyVersion version, String reason, Actor actor) {
        store.makeDefault(version.id());
        record(actor, "policy-made-default", version, reason);
        return get(version.id());
    }

    /** Chooses a policy for all cases of a debtor; null for the default. */
    public void chooseFor(DebtorId debtor, @Nullable String code, Actor actor) {
        String known = code == null ? null : publishedOf(code).code();
        parties.chooseStrategy(debtor, known, actor);
    }

    /** Chooses a policy for one case; null for what its debtor has. */
    public void chooseFor(CaseId caseId, @Nullable String code, Actor actor) {
        Long id = code == null ? null : publishedOf(code).id();
        cases.followPolicy(caseId, id, actor);
    }

    private PolicyVersion publishedOf(String code) {
        return published().stream()
                .filter(version -> version.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No published policy " + code));
    }

    private void record(Actor actor, String action, PolicyVersion version, String reason) {
        audit.record(
                actor,
                action,
                Subject.of("policy", version.id()),
                reason,
                Map.of("code", version.code(), "version", version.versionNumber()));
    }

    private static ShippedPolicy read(String name) {
        String file = name + ".json";
        try (InputStream in = Policies.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the product");
            }
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), ShippedPolicy.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
