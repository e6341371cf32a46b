package io.dunlin.core.dunning;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies of one run: which one a case follows. */
final class PolicyBook {

    private final Map<Long, PolicyVersion> byId = new HashMap<>();
    private final Map<String, PolicyVersion> publishedByCode = new HashMap<>();
    private final Optional<PolicyVersion> byDefault;
    private final Map<Key, DunningPolicy> made = new HashMap<>();

    private record Key(long id, Currency currency) {}

    PolicyBook(List<PolicyVersion> versions) {
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

    boolean isEmpty() {
        return byDefault.isEmpty();
    }

    /** The newest published version of what was chosen for the case, else for the debtor, else the default. */
    PolicyVersion versionFor(LoadedCase.Heading heading) {
        return Optional.ofNullable(heading.policyId())
                .map(byId::get)
                .map(chosen -> publishedByCode.get(chosen.code()))
                .or(() -> Optional.ofNullable(heading.strategy()).map(publishedByCode::get))
                .or(() -> byDefault)
                .orElseThrow(() -> new IllegalStateException("No dunning policy is published as the default"));
    }

    DunningPolicy policy(PolicyVersion version, Currency currency) {
        return made.computeIfAbsent(
                new Key(version.id(), currency), key -> version.definition().in(currency));
    }
}
