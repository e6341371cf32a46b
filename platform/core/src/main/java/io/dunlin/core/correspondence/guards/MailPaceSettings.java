package io.dunlin.core.correspondence.guards;

import io.dunlin.core.settings.SettingGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How many mails a minute go to one domain. Providers of mailboxes put a sender aside who comes with a flood; a domain of a
 * firm rarely gets more than a handful in a night.
 *
 * @param domains the limits of single domains, at most 200, each once
 * @param elsewhere the limit of every other domain; 0 for none
 */
public record MailPaceSettings(List<DomainPace> domains, int elsewhere) {

    /** A domain and what it gets a minute, 1 to {@link #MOST}. */
    public record DomainPace(String domain, int perMinute) {

        public DomainPace {
            domain = domain.strip().toLowerCase(Locale.ROOT);
            if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+") || domain.length() > LONGEST) {
                throw new IllegalArgumentException("'" + domain + "' is no domain");
            }
            if (perMinute < 1 || perMinute > MOST) {
                throw new IllegalArgumentException("Mails a minute to " + domain + ": from 1 to " + MOST);
            }
        }
    }

    public static final int MOST = 6000;
    private static final int LONGEST = 253;
    private static final int MOST_DOMAINS = 200;

    /** Careful paces for the providers whose mailboxes consumers in Poland mostly have; no limit elsewhere. */
    public static final SettingGroup<MailPaceSettings> GROUP = new SettingGroup<>(
            "mail-pace",
            MailPaceSettings.class,
            new MailPaceSettings(
                    List.of(
                            new DomainPace("gmail.com", 60),
                            new DomainPace("wp.pl", 30),
                            new DomainPace("o2.pl", 30),
                            new DomainPace("onet.pl", 30),
                            new DomainPace("op.pl", 30),
                            new DomainPace("vp.pl", 30),
                            new DomainPace("poczta.onet.pl", 30),
                            new DomainPace("interia.pl", 30),
                            new DomainPace("poczta.fm", 30),
                            new DomainPace("outlook.com", 30),
                            new DomainPace("hotmail.com", 30),
                            new DomainPace("live.com", 30),
                            new DomainPace("icloud.com", 30),
                            new DomainPace("yahoo.com", 30)),
                    0));

    public MailPaceSettings {
        domains = List.copyOf(domains);
        Set<String> seen = new HashSet<>();
        for (DomainPace pace : domains) {
            if (!seen.add(pace.domain())) {
                throw new IllegalArgumentException(pace.domain() + " stands twice");
            }
        }
        if (domains.size() > MOST_DOMAINS) {
            throw new IllegalArgumentException("At most " + MOST_DOMAINS + " domains");
        }
        if (elsewhere < 0 || elsewhere > MOST) {
            throw new IllegalArgumentException("Mails a minute to any other domain: from 0 to " + MOST);
        }
    }

    /** Mails a minute to a domain; 0 for no limit. */
    int perMinute(String domain) {
        return domains.stream()
                .filter(pace -> pace.domain().equals(domain))
                .findFirst()
                .map(DomainPace::perMinute)
                .orElse(elsewhere);
    }
}
