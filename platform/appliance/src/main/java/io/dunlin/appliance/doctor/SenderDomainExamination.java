package io.dunlin.appliance.doctor;

import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.channels.SenderDomainCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender's domain publishes of SPF, DKIM and DMARC.
 *
 * @param selector under which the key of DKIM is published; null where it is not known
 */
record SenderDomainExamination(
        MailProperties smtp, @Nullable String selector, SenderDomainCheck check) implements Examination {

    @Override
    public List<Finding> findings() {
        String from = smtp.from();
        if (from == null || from.isBlank()) {
            return List.of();
        }
        return check.check(from, selector).stream()
                .map(found -> new Finding(
                        Finding.Level.valueOf(found.reason().level().name()),
                        found.reason().subject(),
                        message(found)))
                .toList();
    }

    private static String message(SenderDomainCheck.Finding found) {
        String name = found.name();
        String write = "write at " + name + " the TXT record \"" + found.record() + "\"";
        return switch (found.reason()) {
            case SPF_FINE -> name + " says who may send in its name";
            case SPF_MISSING ->
                name + " does not say who may send in its name; " + write + ", with your mail servers in it";
            case SPF_TWICE -> name + " has several SPF records, so none counts; in their place " + write;
            case SPF_OPEN -> name + " lets everybody send in its name; " + write;
            case SPF_UNENDED -> name + " names senders and forbids nobody; " + write;
            case SPF_TOO_MANY ->
                name + " names more than 10 others to ask, so receivers give up; name addresses (ip4:…) instead";
            case DKIM_FINE -> "a key is published at " + name;
            case DKIM_MISSING ->
                "no key is published at " + name + "; publish that of your mail server there, and let it sign";
            case DKIM_NOT_FOUND ->
                "no key is published under the usual selectors; name the one that your mail server signs with,"
                        + " --dkim-selector NAME";
            case DKIM_WITHDRAWN -> "the key at " + name + " was withdrawn; publish that of your mail server there";
            case DMARC_FINE -> name + " tells receivers what to make of forged mail";
            case DMARC_MISSING -> "receivers are not told what to make of forged mail; to begin with, " + write;
            case DMARC_TWICE ->
                name + " has several records, so none counts; leave one, such as \"" + found.record() + "\"";
            case DMARC_WATCHES -> name + " only watches (p=none); once the reports are clean " + write;
            case SPF_UNANSWERED, DKIM_UNANSWERED, DMARC_UNANSWERED ->
                "not checked: DNS does not answer for " + name + " (" + found.record() + ")";
        };
    }
}
