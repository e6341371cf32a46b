package io.dunlin.core.correspondence.channels;

import io.dunlin.core.dns.DnsAnswer;
import io.dunlin.core.dns.DnsResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether the sender's domain says who may write in its name (SPF, RFC 7208), signs (DKIM, RFC 6376) and tells receivers what
 * to make of others (DMARC, RFC 7489): without it reminders end among unwanted mail, and anybody can write in the firm's name.
 */
@Component
public class SenderDomainCheck {

    /** Selectors that mail servers come with; nobody can list those of a domain. */
    private static final List<String> USUAL_SELECTORS =
            List.of("default", "dkim", "mail", "selector1", "selector2", "google", "s1", "s2", "k1");

    private static final Pattern KEY = Pattern.compile("(?i)(?:^|;)\\s*p=\\s*([a-z0-9+/= ]*)");
    private static final Pattern SELECTOR = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final int SHORTEST_KEY = 40;
    /** RFC 7208, section 4.6.4. */
    private static final int MOST_LOOKUPS = 10;

    private static final Pattern LOOKUP = Pattern.compile(
            "(?i)(?:^|\\s)[+?~-]?(?:include:|a(?=[\\s:/]|$)|mx(?=[\\s:/]|$)" + "|ptr(?=[\\s:]|$)|exists:|redirect=)");

    private final DnsResolver dns;

    public SenderDomainCheck(DnsResolver dns) {
        this.dns = dns;
    }

    /** How much it matters. */
    public enum Level {
        FINE,
        /** It works, and could be better, or could not be looked at. */
        RISKY,
        /** Mail is lost by it. */
        WRONG
    }

    /** What was found. */
    public enum Reason {
        SPF_FINE("SPF", Level.FINE),
        SPF_MISSING("SPF", Level.RISKY),
        SPF_TWICE("SPF", Level.WRONG),
        SPF_OPEN("SPF", Level.WRONG),
        SPF_UNENDED("SPF", Level.RISKY),
        SPF_TOO_MANY("SPF", Level.WRONG),
        SPF_UNANSWERED("SPF", Level.RISKY),
        DKIM_FINE("DKIM", Level.FINE),
        DKIM_MISSING("DKIM", Level.WRONG),
        DKIM_NOT_FOUND("DKIM", Level.RISKY),
        DKIM_WITHDRAWN("DKIM", Level.WRONG),
        DKIM_UNANSWERED("DKIM", Level.RISKY),
        DMARC_FINE("DMARC", Level.FINE),
        DMARC_MISSING("DMARC", Level.RISKY),
        DMARC_TWICE("DMARC", Level.WRONG),
        DMARC_WATCHES("DMARC", Level.RISKY),
        DMARC_UNANSWERED("DMARC", Level.RISKY);

        private final String subject;
        private final Level level;

        Reason(String subject, Level level) {
            this.subject = subject;
            this.level = level;
        }

        public String subject() {
            return subject;
        }

        public Level level() {
            return level;
        }

        /** Whether nothing is known because no name server answered: then there is nothing to write. */
        public boolean isUnanswered() {
            return switch (this) {
                case SPF_UNANSWERED, DKIM_UNANSWERED, DMARC_UNANSWERED -> true;
                default -> false;
            };
        }
    }

    /**
     * One finding.
     *
     * @param name where the record stands or has to stand
     * @param record the TXT record to write where something is to be written; else what was found or why nobody could tell
     */
    public record Finding(Reason reason, String name, String record) {}

    /**
     * Looks.
     *
     * @param from the sender's address
     * @param selector under which the mail server's key for DKIM is published; null where it is not known
     */
    public List<Finding> check(String from, @Nullable String selector) {
        String domain = from.substring(from.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
        return List.of(spf(domain), dkim(domain, selector), dmarc(domain));
    }

    private Finding spf(String domain) {
        return switch (texts(domain, "v=spf1")) {
            case Texts.Unanswered(String why) -> new Finding(Reason.SPF_UNANSWERED, domain, why);
            case Texts.Found(List<String> records)
            when records.isEmpty() -> new Finding(Reason.SPF_MISSING, domain, "v=spf1 mx -all");
            case Texts.Found(List<String> records)
            when records.size() > 1 -> new Finding(Reason.SPF_TWICE, domain, merged(records));
            case Texts.Found(List<String> records) -> spf(domain, records.getFirst());
        };
    }

    private static Finding spf(String domain, String record) {
        String terms = " " + record.toLowerCase(Locale.ROOT) + " ";
        if (terms.matches(".*\\s\\+?all\\s.*")) {
            return new Finding(Reason.SPF_OPEN, domain, record.replaceAll("(?i)(?<=\\s)\\+?all(?=\\s|$)", "-all"));
        }
        if (LOOKUP.matcher(record).results().count() > MOST_LOOKUPS) {
            return new Finding(Reason.SPF_TOO_MANY, domain, record);
        }
        return terms.matches(".*\\s[-~]all\\s.*") || terms.contains(" redirect=")
                ? new Finding(Reason.SPF_FINE, domain, record)
                : new Finding(Reason.SPF_UNENDED, domain, record.replaceAll("(?i)\\s*\\?all\\b", "") + " -all");
    }

    /** One record that allows what the several did. */
    private static String merged(List<String> records) {
        StringBuilder terms = new StringBuilder("v=spf1");
        records.stream()
                .flatMap(record -> Pattern.compile("\\s+").splitAsStream(record.strip()))
                .filter(term -> !term.equalsIgnoreCase("v=spf1") && !term.matches("(?i)[+?~-]?all"))
                .distinct()
                .forEach(term -> terms.append(' ').append(term));
        return terms.append(" -all").toString();
    }

    private Finding dkim(String domain, @Nullable String selector) {
        boolean named = selector != null && SELECTOR.matcher(selector).matches();
        List<String> selectors = named ? List.of(String.valueOf(selector)) : USUAL_SELECTORS;
        for (String each : selectors) {
            String name = each + "._domainkey." + domain;
            switch (texts(name, "")) {
                case Texts.Unanswered(String why) -> {
                    return new Finding(Reason.DKIM_UNANSWERED, name, why);
                }
                case Texts.Found(List<String> records) -> {
                    List<String> keys = keys(records);
                    if (keys.stream().anyMatch(key -> key.length() >= SHORTEST_KEY)) {
                        return new Finding(Reason.DKIM_FINE, name, "");
                    }
                    if (!keys.isEmpty()) {
                        return new Finding(Reason.DKIM_WITHDRAWN, name, "v=DKIM1; k=rsa; p=…");
                    }
                }
            }
        }
        return new Finding(
                named ? Reason.DKIM_MISSING : Reason.DKIM_NOT_FOUND,
                selectors.getFirst() + "._domainkey." + domain,
                "v=DKIM1; k=rsa; p=…");
    }

    private static List<String> keys(List<String> records) {
        List<String> keys = new ArrayList<>();
        for (String record : records) {
            Matcher key = KEY.matcher(record);
            if (key.find()) {
                keys.add(key.group(1).replace(" ", ""));
            }
        }
        return keys;
    }

    private Finding dmarc(String domain) {
        String at = domain;
        while (true) {
            String name = "_dmarc." + at;
            switch (texts(name, "v=DMARC1")) {
                case Texts.Unanswered(String why) -> {
                    return new Finding(Reason.DMARC_UNANSWERED, name, why);
                }
                case Texts.Found(List<String> records) -> {
                    if (records.size() > 1) {
                        return new Finding(Reason.DMARC_TWICE, name, records.getFirst());
                    }
                    if (records.size() == 1) {
                        return dmarc(name, records.getFirst());
                    }
                }
            }
            // A domain below the firm's is covered by the firm's own record.
            if (at.indexOf('.') == at.lastIndexOf('.')) {
                return new Finding(
                        Reason.DMARC_MISSING, "_dmarc." + domain, "v=DMARC1; p=none; rua=mailto:postmaster@" + domain);
            }
            at = at.substring(at.indexOf('.') + 1);
        }
    }

    private static Finding dmarc(String name, String record) {
        String compact = record.replace(" ", "").toLowerCase(Locale.ROOT);
        boolean onlyWatches = compact.contains(";p=none") || !compact.contains(";p=");
        return onlyWatches
                ? new Finding(Reason.DMARC_WATCHES, name, record.replaceAll("(?i)p=\\s*none", "p=quarantine"))
                : new Finding(Reason.DMARC_FINE, name, record);
    }

    private Texts texts(String name, String start) {
        return switch (dns.ask(name, DnsResolver.Kind.TXT)) {
            case DnsAnswer.Unanswered(String reason) -> new Texts.Unanswered(reason);
            case DnsAnswer.None _ -> new Texts.Found(List.of());
            case DnsAnswer.Found(List<String> values) ->
                new Texts.Found(values.stream()
                        .filter(text -> text.regionMatches(true, 0, start, 0, start.length()))
                        .toList());
        };
    }

    private sealed interface Texts {

        record Found(List<String> records) implements Texts {}

        record Unanswered(String why) implements Texts {}
    }
}
