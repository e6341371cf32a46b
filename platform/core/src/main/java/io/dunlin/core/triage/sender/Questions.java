package io.dunlin.core.triage.sender;

import io.dunlin.core.dns.DnsAnswer;
import io.dunlin.core.dns.DnsResolver;
import io.dunlin.core.dns.DnsResolver.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;

/** The questions that one mail may cause: so many and so long, then no more. Remembers whether any went unanswered. */
final class Questions implements PublicKeyRecordRetriever, DNSService {

    private static final int MOST = 40;
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int MOST_RECORDS = 10;

    private final DnsResolver resolver;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private int asked;
    private boolean unanswered;

    Questions(DnsResolver resolver) {
        this.resolver = resolver;
    }

    DnsAnswer ask(String name, Kind kind) {
        DnsAnswer answer = ++asked > MOST || System.nanoTime() - deadline > 0
                ? new DnsAnswer.Unanswered("too many questions for one mail")
                : resolver.ask(name, kind);
        unanswered |= answer instanceof DnsAnswer.Unanswered;
        return answer;
    }

    boolean wentUnanswered() {
        return unanswered;
    }

    /** For the checker of signatures: the key of a selector. */
    @Override
    public List<String> getRecords(CharSequence method, CharSequence selector, CharSequence domain)
            throws TempFailException, PermFailException {
        return switch (ask(selector + "._domainkey." + domain, Kind.TXT)) {
            case DnsAnswer.Found found -> found.values();
            case DnsAnswer.None _ -> throw new PermFailException("no key for signature");
            case DnsAnswer.Unanswered nobody -> throw new TempFailException(nobody.reason());
        };
    }

    /** For the checker of machines. */
    @Override
    public List<String> getRecords(DNSRequest request) throws TimeoutException {
        Kind kind = switch (request.getRecordType()) {
            case DNSRequest.A -> Kind.A;
            case DNSRequest.AAAA -> Kind.AAAA;
            case DNSRequest.MX -> Kind.MX;
            case DNSRequest.PTR -> Kind.PTR;
            default -> Kind.TXT;
        };
        if (request.getRecordType() == DNSRequest.SPF) {
            // A kind of record of its own, given up by RFC 7208.
            return List.of();
        }
        return switch (ask(request.getHostname(), kind)) {
            case DnsAnswer.Found found ->
                found.values().stream()
                        .map(value -> kind == Kind.MX ? value.substring(value.indexOf(' ') + 1) : value)
                        .map(value -> kind == Kind.TXT ? value : value.replaceAll("\\.$", ""))
                        .toList();
            case DnsAnswer.None _ -> List.of();
            case DnsAnswer.Unanswered nobody -> throw new TimeoutException(nobody.reason());
        };
    }

    @Override
    public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
        try {
            return CompletableFuture.completedFuture(getRecords(request));
        } catch (TimeoutException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public List<String> getLocalDomainNames() {
        return List.of();
    }

    @Override
    public void setTimeOut(int seconds) {
        // the resolver's own limit holds
    }

    @Override
    public int getRecordLimit() {
        return MOST_RECORDS;
    }

    @Override
    public void setRecordLimit(int limit) {
        // fixed
    }
}
