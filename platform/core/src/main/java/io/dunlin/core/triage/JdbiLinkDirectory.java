package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.triage.linking.LinkDirectory;
import io.dunlin.core.triage.linking.LinkQuery;
import io.dunlin.core.triage.linking.LinkedCase;
import io.dunlin.core.triage.linking.SignedTokens;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** The linker's questions, asked of the books. */
@Component
class JdbiLinkDirectory implements LinkDirectory {

    private final Jdbi jdbi;
    private final CaseQueries cases;
    private final Outbox outbox;
    private final Parties parties;

    JdbiLinkDirectory(Jdbi jdbi, CaseQueries cases, Outbox outbox, Parties parties) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.outbox = outbox;
        this.parties = parties;
    }

    /** The same answers, those to these queries fetched together. */
    LinkDirectory knowing(List<LinkQuery> queries, SignedTokens tokens) {
        return new KnownLinks(this, jdbi, tokens, queries);
    }

    @Override
    public Optional<LinkedCase> ofCaseNumber(long caseNumber) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, debtor_id from collection_case where id = :id")
                .bind("id", caseNumber)
                .map((results, _) -> new LinkedCase(results.getLong("id"), results.getLong("debtor_id")))
                .findOne());
    }

    @Override
    public Optional<LinkedCase> ofOurMessage(String messageId) {
        return outbox.findByMessageId("<" + messageId + ">").flatMap(message -> {
            Long caseId = message.caseId();
            return caseId == null ? Optional.empty() : ofCaseNumber(caseId);
        });
    }

    @Override
    public Set<LinkedCase> ofReferencesIn(String text) {
        Set<LinkedCase> found = new LinkedHashSet<>();
        CaseReference.findIn(text)
                .flatMap(cases::find)
                .map(each -> new LinkedCase(each.id().value(), each.debtorId().value()))
                .ifPresent(found::add);
        return found;
    }

    @Override
    public Set<LinkedCase> ofSender(String address) {
        return ofContact(ContactPoint.Kind.EMAIL, address);
    }

    Set<LinkedCase> ofPhone(String number) {
        return ofContact(ContactPoint.Kind.PHONE, number);
    }

    @Override
    public Set<LinkedCase> ofInvoices(Collection<String> numbers) {
        List<String> keys =
                numbers.stream().map(DocumentNumber::key).distinct().limit(50).toList();
        if (keys.isEmpty()) {
            return Set.of();
        }
        return new LinkedHashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select c.id, c.debtor_id
                        from receivable r
                        join collection_case c on c.id = r.case_id
                        where r.number_key in (<keys>) and c.state <> 'CLOSED'
                        union
                        select c.id, c.debtor_id
                        from receivable r
                        join collection_case c on c.id = r.case_id
                        where r.ksef_number in (<numbers>) and c.state <> 'CLOSED'
                        order by id
                        limit 50
                        """)
                .bindList("keys", keys)
                .bindList("numbers", numbers.stream().distinct().limit(50).toList())
                .map((results, _) -> new LinkedCase(results.getLong("id"), results.getLong("debtor_id")))
                .list()));
    }

    @Override
    public Set<LinkedCase> ofTaxNumbers(Collection<String> numbers) {
        List<String> bound = numbers.stream().distinct().limit(20).toList();
        if (bound.isEmpty()) {
            return Set.of();
        }
        return new LinkedHashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select c.id, c.debtor_id
                        from debtor d
                        join collection_case c on c.debtor_id = d.id
                        where d.tax_number in (<numbers>) and c.state <> 'CLOSED'
                        order by c.id
                        limit 50
                        """)
                .bindList("numbers", bound)
                .map((results, _) -> new LinkedCase(results.getLong("id"), results.getLong("debtor_id")))
                .list()));
    }

    /** What a case knows of itself, for people who choose by hand. */
    LinkedCase of(CaseId caseId) {
        return ofCaseNumber(caseId.value())
                .orElseThrow(() -> new IllegalArgumentException("No case " + caseId.value()));
    }

    private Set<LinkedCase> ofContact(ContactPoint.Kind kind, String value) {
        Set<LinkedCase> found = new LinkedHashSet<>();
        parties.withContact(kind, value).stream()
                .filter(point -> point.state() != ContactPoint.State.WRONG)
                .flatMap(point -> cases.ofDebtor(point.debtorId()).stream())
                .filter(each -> each.state() != CollectionCase.State.CLOSED)
                .forEach(each -> found.add(
                        new LinkedCase(each.id().value(), each.debtorId().value())));
        return found;
    }
}
