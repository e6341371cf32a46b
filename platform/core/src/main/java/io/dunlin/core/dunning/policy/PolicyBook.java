package io.dunlin.core.dunning.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policies of one run: which one a case follows, and why that one. */
public final class PolicyBook {

    private final List<PolicyVersion> versions;
    private final PolicyChoice choice;
    private final Map<Long, PolicyVersion> byId = new HashMap<>();
    private final Map<String, PolicyVersion> publishedByCode = new HashMap<>();
    private final Optional<PolicyVersion> byDefault;
    private final Map<Key, DunningPolicy> made = new HashMap<>();

    private record Key(long id, Currency currency) {}

    public PolicyBook(List<PolicyVersion> versions, PolicyChoice choice) {
        this.versions = List.copyOf(versions);
        this.choice = choice;
        for (PolicyVersion version : versions) {
            byId.put(version.id(), version);
            if (version.state() == PolicyVersion.State.PUBLISHED) {
                publishedByCode.put(version.code(), version);
            }
        }
        byDefault = publishedByCode.values().stream()
                .filter(PolicyVersion::isDefault)
                .findFirst();
    }

    /**
     * The same book with a draft in the place of its policy's published version. A policy that is new is tried as the
     * default: nobody follows it yet, and what it would do is to be seen.
     */
    public PolicyBook with(PolicyVersion draft) {
        boolean isNew = !publishedByCode.containsKey(draft.code());
        boolean isDefault = isNew
                || byDefault
                        .filter(version -> version.code().equals(draft.code()))
                        .isPresent();
        List<PolicyVersion> others = versions.stream()
                .map(version -> isNew && version.isDefault() && version.state() == PolicyVersion.State.PUBLISHED
                        ? version.asPublished(false)
                        : version)
                .filter(version -> version.id() != draft.id())
                .filter(version ->
                        !version.code().equals(draft.code()) || version.state() != PolicyVersion.State.PUBLISHED)
                .toList();
        List<PolicyVersion> all = new ArrayList<>(others);
        all.add(draft.asPublished(isDefault));
        // Cases may name the version that is in use now: it stays known by its number.
        versions.stream()
                .filter(version -> version.code().equals(draft.code())
                        && version.state() == PolicyVersion.State.PUBLISHED
                        && version.id() != draft.id())
                .forEach(version -> all.add(version.asRetired()));
        return new PolicyBook(all, choice);
    }

    /** The same book with another policy as the default. */
    public PolicyBook withDefault(String code) {
        return new PolicyBook(
                versions.stream()
                        .map(version -> version.state() == PolicyVersion.State.PUBLISHED
                                ? version.asPublished(version.code().equals(code))
                                : version)
                        .toList(),
                choice);
    }

    /** The same book with other rules of choice. */
    public PolicyBook choosing(PolicyChoice other) {
        return new PolicyBook(versions, other);
    }

    /** Whether the choice of a policy asks how debtors behaved: it is not read otherwise. */
    public boolean asksAboutConduct() {
        return choice.rules().stream().anyMatch(SegmentRule::asksAboutConduct);
    }

    public boolean isEmpty() {
        return byDefault.isEmpty();
    }

    /**
     * The newest published version of what was chosen for the case, else for the debtor, else by a rule, else the
     * default.
     */
    public PolicyVersion versionFor(LoadedCase loaded, LocalDate today) {
        LoadedCase.Heading heading = loaded.heading();
        return Optional.ofNullable(heading.policyId())
                .map(byId::get)
                .map(chosen -> publishedByCode.get(chosen.code()))
                .or(() -> Optional.ofNullable(heading.strategy()).map(publishedByCode::get))
                .or(() -> choice.ruleFor(loaded.segment(today)).map(rule -> publishedByCode.get(rule.policyCode())))
                .or(() -> byDefault)
                .orElseThrow(() -> new IllegalStateException("No dunning policy is published as the default"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicyBook book && versions.equals(book.versions) && choice.equals(book.choice);
    }

    @Override
    public int hashCode() {
        return versions.hashCode();
    }

    public DunningPolicy policy(PolicyVersion version, Currency currency) {
        return made.computeIfAbsent(
                new Key(version.id(), currency), key -> version.definition().in(currency));
    }
}
