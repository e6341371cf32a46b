package io.dunlin.core.triage.sender;

import io.dunlin.core.dns.DnsAnswer;
import io.dunlin.core.dns.DnsResolver.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain says of its mail (DMARC), and which other domains may speak for it. The organisation's domain is found by
 * asking the names above it, as RFC 9989 has it: no list of public suffixes is needed, and none can be out of date.
 *
 * @param stated whether the domain, or the organisation above it, has a policy at all
 * @param organisation the domain of the organisation; the domain itself where nothing is stated
 */
record DomainPolicy(
        String domain, boolean stated, String organisation, boolean strictSignature, boolean strictMachine) {

    private static final int MOST_LABELS = 8;

    static DomainPolicy of(String domain, Questions questions) {
        Map<String, String> nearest = Map.of();
        String organisation = "";
        boolean decided = false;
        for (String name : upwards(domain)) {
            Optional<Map<String, String>> record = record(name, questions);
            if (record.isEmpty()) {
                continue;
            }
            if (nearest.isEmpty()) {
                nearest = record.get();
            }
            String suffix = record.get().getOrDefault("psd", "u");
            if (suffix.equals("y") && !name.equals(domain)) {
                // A public suffix: the organisation is the name below it.
                organisation = below(name, domain);
                decided = true;
            } else if (!decided) {
                organisation = name;
                decided = suffix.equals("n");
            }
            if (decided) {
                break;
            }
        }
        return new DomainPolicy(
                domain,
                !nearest.isEmpty(),
                organisation.isEmpty() ? domain : organisation,
                nearest.getOrDefault("adkim", "r").equals("s"),
                nearest.getOrDefault("aspf", "r").equals("s"));
    }

    boolean signatureSpeaksFor(String signer) {
        return speaksFor(signer, strictSignature);
    }

    boolean machineSpeaksFor(String envelopeDomain) {
        return speaksFor(envelopeDomain, strictMachine);
    }

    private boolean speaksFor(String other, boolean strict) {
        String name = other.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        boolean same = name.equals(domain);
        return same || (stated && !strict && (name.equals(organisation) || name.endsWith("." + organisation)));
    }

    /** The domain and the names above it, at most eight of them: of a longer one its beginning is left out. */
    private static List<String> upwards(String domain) {
        List<String> labels = List.of(domain.split("\\.", -1));
        List<String> names = new ArrayList<>(List.of(domain));
        int from = labels.size() > MOST_LABELS ? labels.size() - MOST_LABELS + 1 : 1;
        for (int i = from; i < labels.size(); i++) {
            names.add(String.join(".", labels.subList(i, labels.size())));
        }
        return names;
    }

    private static String below(String suffix, String domain) {
        String rest = domain.substring(0, Math.max(0, domain.length() - suffix.length() - 1));
        return rest.substring(rest.lastIndexOf('.') + 1) + "." + suffix;
    }

    private static Optional<Map<String, String>> record(String name, Questions questions) {
        if (!(questions.ask("_dmarc." + name, Kind.TXT) instanceof DnsAnswer.Found found)) {
            return Optional.empty();
        }
        List<String> records = found.values().stream()
                .filter(text -> text.strip().matches("(?i)v\\s*=\\s*DMARC1\\s*(;.*)?"))
                .toList();
        // Several contradict each other: none counts.
        return records.size() == 1 ? Optional.of(tags(records.getFirst())) : Optional.empty();
    }

    private static Map<String, String> tags(String record) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : record.split(";", -1)) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.put(
                        tag.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        tag.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            }
        }
        return tags;
    }
}
