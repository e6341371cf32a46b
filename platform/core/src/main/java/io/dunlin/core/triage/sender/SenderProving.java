package io.dunlin.core.triage.sender;

import io.dunlin.core.dns.DnsResolver;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.triage.sender.AuthenticationResults.Dmarc;
import io.dunlin.core.triage.sender.RawHeader.Field;
import io.dunlin.core.triage.sender.SenderProof.Reason;
import io.dunlin.core.triage.sender.SenderProof.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jspf.impl.SPF;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a mail is from whom it says. A result that the firm's own server wrote decides; one of any other server,
 * or one that stands below the point where the mail came in from outside, is not read at all. Without a result of its own
 * server the mail is checked here: an author's domain is proven by a signature (DKIM) or by the machine that sent it (SPF),
 * of that domain or one that may speak for it (DMARC).
 */
public final class SenderProving {

    private static final int MOST_SIGNATURES = 5;
    /** Others, such as "none" and "temperror", leave it to be checked here. */
    private static final Set<String> DECIDING = Set.of("pass", "fail");

    private static final Pattern OLD_HASH = Pattern.compile("(?i)\\ba\\s*=\\s*rsa-sha1\\b");

    private final DnsResolver resolver;
    private final @Nullable String resultServer;
    private final Set<String> ownServers;

    /**
     * @param resultServer the name that the firm's server writes into Authentication-Results; null: none is believed
     * @param ownServers the names that the firm's servers write into Received after "by"; none: machines are not checked
     */
    public SenderProving(DnsResolver resolver, @Nullable String resultServer, List<String> ownServers) {
        this.resolver = resolver;
        this.resultServer = resultServer == null || resultServer.isBlank()
                ? null
                : resultServer.strip().toLowerCase(Locale.ROOT);
        this.ownServers = ownServers.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Asks name servers: not inside a transaction. Never throws because of what a mail holds. */
    public SenderProof prove(byte[] raw, ReadMail mail) {
        RawHeader header = new RawHeader(raw);
        Optional<String> domain = authorDomain(header, mail);
        if (domain.isEmpty()) {
            return new SenderProof(Verdict.NONE, Reason.NO_SINGLE_AUTHOR, "", "");
        }
        Optional<Receiving> receiving = Receiving.of(header, ownServers);
        return ownResult(header, receiving, domain.get()).orElseGet(() -> check(header, receiving, domain.get()));
    }

    private static Optional<String> authorDomain(RawHeader header, ReadMail mail) {
        if (header.named("from").size() != 1 || mail.from().size() != 1) {
            return Optional.empty();
        }
        String address = mail.from().getFirst().address();
        return ascii(address.substring(address.lastIndexOf('@') + 1));
    }

    private static Optional<String> ascii(String domain) {
        try {
            String name = IDN.toASCII(domain.strip().replaceAll("\\.$", ""), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
            return name.contains(".") ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Our server writes above whatever came with the mail: the topmost result, and above where the mail came in. */
    private Optional<SenderProof> ownResult(RawHeader header, Optional<Receiving> receiving, String domain) {
        if (resultServer == null) {
            return Optional.empty();
        }
        List<Field> fields = header.fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (!field.name().equals("authentication-results")) {
                continue;
            }
            // A filter may add its result right below the field that says from whom the mail came.
            boolean inside = receiving.isEmpty()
                    || noOtherReceivedBetween(fields, receiving.get().fieldIndex(), i);
            AuthenticationResults results = new AuthenticationResults(field.value());
            if (!inside || !results.isBy(resultServer)) {
                return Optional.empty();
            }
            return results.dmarc()
                    .filter(result -> DECIDING.contains(result.word()))
                    .map(result -> ofResult(result, domain));
        }
        return Optional.empty();
    }

    private static boolean noOtherReceivedBetween(List<Field> fields, int boundary, int result) {
        return fields.subList(Math.min(boundary + 1, result), result).stream()
                .noneMatch(field -> field.name().equals("received"));
    }

    private static SenderProof ofResult(Dmarc result, String domain) {
        String detail = "dmarc=" + result.word();
        boolean ofThisAuthor = result.author() == null || result.author().equals(domain);
        Verdict verdict = result.word().equals("fail") ? Verdict.FAIL : ofThisAuthor ? Verdict.PASS : Verdict.NONE;
        return new SenderProof(verdict, Reason.OWN_SERVER, domain, detail);
    }

    private SenderProof check(RawHeader header, Optional<Receiving> receiving, String domain) {
        Questions questions = new Questions(resolver);
        DomainPolicy policy = DomainPolicy.of(domain, questions);
        List<String> found = new ArrayList<>();
        boolean signed = signed(header, policy, questions, found);
        Machine machine =
                receiving.map(from -> machine(from, policy, questions, found)).orElse(Machine.UNKNOWN);
        found.add("dmarc=" + (policy.stated() ? "stated" : "none"));
        String detail = String.join(" ", found);
        if (signed) {
            return new SenderProof(Verdict.PASS, Reason.SIGNED, domain, detail);
        }
        if (machine == Machine.PERMITTED) {
            return new SenderProof(Verdict.PASS, Reason.PERMITTED_MACHINE, domain, detail);
        }
        if (questions.wentUnanswered()) {
            return new SenderProof(Verdict.NOT_CHECKED, Reason.NO_ANSWER, domain, detail);
        }
        if (policy.stated() && machine != Machine.UNKNOWN) {
            return new SenderProof(Verdict.FAIL, Reason.NOT_AS_DOMAIN_SAYS, domain, detail);
        }
        return machine == Machine.FORBIDDEN
                ? new SenderProof(Verdict.FAIL, Reason.FORBIDDEN_MACHINE, domain, detail)
                : new SenderProof(Verdict.NONE, Reason.NO_PROOF, domain, detail);
    }

    private boolean signed(RawHeader header, DomainPolicy policy, Questions questions, List<String> found) {
        List<Field> signatures = header.named("dkim-signature");
        if (signatures.isEmpty()) {
            found.add("dkim=none");
        }
        boolean signed = false;
        for (Field signature : signatures.subList(0, Math.min(signatures.size(), MOST_SIGNATURES))) {
            String result;
            try {
                DKIMVerifier verifier = new DKIMVerifier(questions);
                List<SignatureRecord> valid = OLD_HASH.matcher(signature.value())
                                .find()
                        ? List.of()
                        : verifier.verify(header.withSignature(signature), new ByteArrayInputStream(header.body()));
                boolean aligned = false;
                result = valid == null || valid.isEmpty() ? "fail" : "pass";
                for (SignatureRecord record : valid == null ? List.<SignatureRecord>of() : valid) {
                    String signer = record.getDToken().toString();
                    boolean whole = record.getBodyHashLimit() < 0 || record.getBodyHashLimit() >= header.body().length;
                    result += " (" + signer + (whole ? ")" : ", beginning only)");
                    aligned |= whole && policy.signatureSpeaksFor(signer);
                }
                signed |= aligned;
            } catch (TempFailException _) {
                result = "temperror";
            } catch (FailException | IOException | RuntimeException _) {
                // The checker meets whatever strangers write: what it cannot read proves nothing.
                result = "fail";
            }
            found.add("dkim=" + result);
        }
        return signed;
    }

    private enum Machine {
        PERMITTED,
        FORBIDDEN,
        /** May or may not: a domain that does not say so surely, or another domain than the author's. */
        NOT_PROVEN,
        UNKNOWN
    }

    private static Machine machine(Receiving from, DomainPolicy policy, Questions questions, List<String> found) {
        String sender = from.envelopeSender();
        if (sender == null) {
            return Machine.UNKNOWN;
        }
        Optional<String> domain =
                ascii(sender.isEmpty() ? from.greeting() : sender.substring(sender.lastIndexOf('@') + 1));
        if (domain.isEmpty()) {
            found.add("spf=none");
            return Machine.NOT_PROVEN;
        }
        String result;
        try {
            result = new SPF(questions)
                    .checkSPF(from.address(), sender.isEmpty() ? "" : sender, from.greeting())
                    .getResult()
                    .toLowerCase(Locale.ROOT);
        } catch (RuntimeException _) {
            result = "permerror";
        }
        found.add("spf=" + result + " (" + domain.get() + ")");
        boolean ofAuthor = policy.machineSpeaksFor(domain.get());
        return switch (result) {
            case "pass" -> ofAuthor ? Machine.PERMITTED : Machine.NOT_PROVEN;
            case "fail" -> ofAuthor ? Machine.FORBIDDEN : Machine.NOT_PROVEN;
            case "temperror" -> Machine.UNKNOWN;
            default -> Machine.NOT_PROVEN;
        };
    }
}
