package io.dunlin.core.triage;

import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.triage.linking.LinkEvidence;
import io.dunlin.core.triage.linking.LinkEvidence.Rung;
import io.dunlin.core.triage.policy.SenderStanding;
import io.dunlin.core.triage.sender.SenderProof;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What is known of who wrote. A mail address alone proves nothing: a known contact is verified only by a proof that the mail
 * is from the domain of its author ({@link SenderProof}), or by a token that we sent to that contact and that came back.
 */
@Component
class SenderCheck {

    private final Parties parties;

    SenderCheck(Parties parties) {
        this.parties = parties;
    }

    /**
     * What that makes of the sender. One whose mail is proven not to be from the domain of its author is a stranger, even where
     * a token came back: somebody else may have it. A mail with several authors verifies nobody: an answer would go to one of
     * them, who may be another than the one that is known.
     *
     * @param addresses of the debtor, see {@link #addressesOf}
     */
    SenderStanding standing(ReadMail mail, Set<String> addresses, List<LinkEvidence> evidence, SenderProof proof) {
        boolean known = mail.from().stream()
                .map(MailAddress::address)
                .anyMatch(address -> addresses.contains(address.toLowerCase(Locale.ROOT)));
        if (!known || proof.failed()) {
            return SenderStanding.UNKNOWN;
        }
        boolean tokenCameBack = evidence.stream().anyMatch(each -> each.rung() == Rung.TOKEN);
        boolean proven = proof.passed() || tokenCameBack;
        return proven && mail.from().size() == 1 ? SenderStanding.VERIFIED : SenderStanding.KNOWN;
    }

    /** The addresses in use of each debtor, in small letters; those who have none are left out. */
    Map<Long, Set<String>> addressesOf(Set<Long> debtorNumbers) {
        Map<Long, Set<String>> addresses = new HashMap<>();
        parties.activeContacts(
                        ContactPoint.Kind.EMAIL,
                        debtorNumbers.stream().map(DebtorId::new).toList())
                .forEach(point -> addresses
                        .computeIfAbsent(point.debtorId().value(), _ -> new HashSet<>())
                        .add(point.value().toLowerCase(Locale.ROOT)));
        return addresses;
    }
}
