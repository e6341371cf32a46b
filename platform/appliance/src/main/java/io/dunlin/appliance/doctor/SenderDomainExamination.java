package io.dunlin.appliance.doctor;

import io.dunlin.core.correspondence.MailProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sender's domain says who may write in its name (SPF, RFC 7208), signs (DKIM, RFC 6376) and tells receivers
 * what to make of others (DMARC, RFC 7489): without it reminders end among unwanted mail, and anybody can write in the
 * firm's name.
 *
 * @param selector under which the key of DKIM is published; nobody can list them
 */
record SenderDomainExamination(
        MailProperties smtp, @Nullable String selector, TextRecords records) implements Examination {

    @Override
    public List<Finding> findings() {
        String from = smtp.from();
        if (from == null || from.isBlank()) {
            return List.of();
        }
        String domain = from.substring(from.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        try {
            List<Finding> findings = new ArrayList<>();
            findings.add(spf(domain, starting(records.at(domain), "v=spf1")));
            findings.add(dkim(domain));
            findings.add(dmarc(domain));
            return findings;
        } catch (NamingException e) {
            return List.of(Finding.risky(
                    "sender domain", "DNS does not answer for " + domain + " (" + e.getMessage() + "); not checked"));
        }
    }

    private static Finding spf(String domain, List<String> found) {
        if (found.isEmpty()) {
            return Finding.risky(
                    "SPF",
                    domain + " does not say who may send in its name; publish a TXT record such as \"v=spf1 mx -all\"");
        }
        if (found.size() > 1) {
            return Finding.wrong("SPF", domain + " has " + found.size() + " SPF records, so none counts; leave one");
        }
        String record = found.getFirst();
        return record.matches(".*[ +]\\+?all\\b.*") && !record.matches(".*[-~?]all\\b.*")
                ? Finding.wrong("SPF", domain + " lets everybody send in its name (+all); write -all or ~all")
                : Finding.fine("SPF", domain + " says who may send in its name");
    }

    private Finding dkim(String domain) throws NamingException {
        if (selector == null) {
            return Finding.risky(
                    "DKIM", "not checked: name the selector that your mail server signs with, --dkim-selector NAME");
        }
        String name = selector + "._domainkey." + domain;
        boolean hasKey = records.at(name).stream().anyMatch(text -> text.matches("(?i).*\\bp=[a-z0-9+/ ]{40,}.*"));
        return hasKey
                ? Finding.fine("DKIM", "a key is published at " + name)
                : Finding.wrong(
                        "DKIM",
                        "no key is published at " + name + "; publish that of your mail server, and let it sign");
    }

    private Finding dmarc(String domain) throws NamingException {
        List<String> found = starting(records.at("_dmarc." + domain), "v=DMARC1");
        String parent = domain;
        // A domain below the firm's is covered by the firm's own record.
        while (found.isEmpty() && parent.indexOf('.') != parent.lastIndexOf('.')) {
            parent = parent.substring(parent.indexOf('.') + 1);
            found = starting(records.at("_dmarc." + parent), "v=DMARC1");
        }
        if (found.isEmpty()) {
            return Finding.risky(
                    "DMARC",
                    domain + " does not tell receivers what to make of forged mail; publish a TXT record at _dmarc."
                            + domain + ", to begin with \"v=DMARC1; p=none; rua=mailto:…\"");
        }
        if (found.size() > 1) {
            return Finding.wrong(
                    "DMARC", "_dmarc." + parent + " has " + found.size() + " records, so none counts; leave one");
        }
        return found.getFirst().replace(" ", "").toLowerCase(Locale.ROOT).contains(";p=none")
                ? Finding.risky(
                        "DMARC",
                        "_dmarc." + parent + " only watches (p=none); once the reports are clean write"
                                + " p=quarantine")
                : Finding.fine("DMARC", "_dmarc." + parent + " tells receivers what to make of forged mail");
    }

    private static List<String> starting(List<String> texts, String with) {
        return texts.stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(with.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
