package io.dunlin.core.triage;

import io.dunlin.core.inbox.MailAddress;
import io.dunlin.core.inbox.ReadMail;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.triage.linking.LinkEvidence;
import io.dunlin.core.triage.linking.LinkEvidence.Rung;
import io.dunlin.core.triage.policy.SenderStanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What is known of who wrote. A mail address alone proves nothing: a known contact is verified only by our own mail
 * server's word on its authentication (RFC 8601), or by a token that we sent to that contact and that came back.
 */
@Component
class SenderCheck {

    private static final Pattern PASSED = Pattern.compile("\\bdmarc\\s*=\\s*pass\\b", Pattern.CASE_INSENSITIVE);

    private final Parties parties;
    private final TriageProperties properties;

    SenderCheck(Parties parties, TriageProperties properties) {
        this.parties = parties;
        this.properties = properties;
    }

    SenderStanding standing(ReadMail mail, long debtorNumber, List<LinkEvidence> evidence) {
        boolean known =
                mail.from().stream().map(MailAddress::address).anyMatch(address -> isContact(debtorNumber, address));
        if (!known) {
            return SenderStanding.UNKNOWN;
        }
        boolean tokenCameBack = evidence.stream().anyMatch(each -> each.rung() == Rung.TOKEN);
        return tokenCameBack || authenticated(mail) ? SenderStanding.VERIFIED : SenderStanding.KNOWN;
    }

    private boolean isContact(long debtorNumber, String address) {
        return parties.contactPoints(new DebtorId(debtorNumber)).stream()
                .anyMatch(point -> point.kind() == ContactPoint.Kind.EMAIL
                        && point.state() == ContactPoint.State.ACTIVE
                        && point.value().equalsIgnoreCase(address));
    }

    /** Only the topmost result counts: our server writes above whatever came with the mail. */
    private boolean authenticated(ReadMail mail) {
        String server = properties.authenticationServer();
        if (server == null || server.isBlank()) {
            return false;
        }
        Optional<String> topmost =
                mail.headers().all("Authentication-Results").stream().findFirst();
        return topmost.map(String::strip)
                .filter(result -> result.toLowerCase(Locale.ROOT).startsWith(server.toLowerCase(Locale.ROOT) + ";"))
                .filter(result -> PASSED.matcher(result).find())
                .isPresent();
    }
}
