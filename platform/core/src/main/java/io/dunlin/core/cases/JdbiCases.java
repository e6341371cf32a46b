package io.dunlin.core.cases;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.DatabaseConfiguration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases in the database. */
@Component
class JdbiCases {

    static final String SELECT = """
            select c.id, c.reference, c.creditor_id, c.debtor_id, c.state, c.currency, c.policy_id, c.level_reached,
              c.opened_at, c.closed_at
            from collection_case c
            """;

    /** MariaDB turns longer lists of ids into temporary tables. */
    private static final int LONGEST_LIST = 900;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiCases(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Optional<CaseId> findOpen(CreditorId creditor, DebtorId debtor, Currency currency) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from collection_case
                        where creditor_id = :creditor and debtor_id = :debtor and currency = :currency and state <> 'CLOSED'
                        """)
                .bind("creditor", creditor)
                .bind("debtor", debtor)
                .bind("currency", currency.getCurrencyCode())
                .mapTo(CaseId.class)
                .findOne());
    }

    CaseId insert(CreditorId creditor, DebtorId debtor, Currency currency) {
        return jdbi.withHandle(handle -> {
            long id = handle.createUpdate("""
                            insert into collection_case (reference, creditor_id, debtor_id, state, currency, opened_at)
                            values (uuid_short(), :creditor, :debtor, 'OPEN', :currency, :now)
                            """)
                    .bind("creditor", creditor)
                    .bind("debtor", debtor)
                    .bind("currency", currency.getCurrencyCode())
                    .bind("now", clock.instant())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("update collection_case set reference = :reference where id = :id")
                    .bind("reference", CaseReference.of(id).value())
                    .bind("id", id)
                    .execute();
            return new CaseId(id);
        });
    }

    void assignReceivable(ReceivableId receivable, CaseId caseId) {
        jdbi.useHandle(handle -> handle.createUpdate("update receivable set case_id = :caseId where id = :id")
                .bind("caseId", caseId)
                .bind("id", receivable)
                .execute());
    }

    /** Locks a case's row, so that what is decided on it is decided by one at a time. */
    CollectionCase lock(CaseId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where c.id = :id for update")
                .bind("id", id)
                .map((results, _) -> read(results))
                .one());
    }

    void close(List<CaseId> ids, String reason) {
        for (List<CaseId> some : groups(ids)) {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update collection_case
                            set state = 'CLOSED', closed_at = :now, close_reason = :reason, version = version + 1
                            where id in (<ids>)
                            """)
                    .bindList("ids", some)
                    .bind("now", clock.instant())
                    .bind("reason", reason)
                    .execute());
        }
    }

    void reopen(CaseId id) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update collection_case
                        set state = 'OPEN', closed_at = null, close_reason = null, version = version + 1
                        where id = :id
                        """).bind("id", id).execute());
    }

    void followPolicy(CaseId id, @Nullable Long policyId) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update collection_case
                        set policy_id = :policyId, version = version + 1
                        where id = :id
                        """)
                .bind("policyId", policyId)
                .bind("id", id)
                .execute());
    }

    void reachLevel(List<CaseId> ids, int level) {
        for (List<CaseId> some : groups(ids)) {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update collection_case
                            set level_reached = :level, version = version + 1
                            where id in (<ids>)
                            """)
                    .bindList("ids", some)
                    .bind("level", level)
                    .execute());
        }
    }

    /** Locks cases, in the order of their ids. */
    List<CollectionCase> lockAll(List<CaseId> ids) {
        List<CollectionCase> locked = new ArrayList<>();
        for (List<CaseId> some : groups(ids)) {
            locked.addAll(jdbi.withHandle(
                    handle -> handle.createQuery(SELECT + "where c.id in (<ids>) order by c.id for update")
                            .bindList("ids", some)
                            .map((results, _) -> read(results))
                            .list()));
        }
        return locked;
    }

    /** Locks cases, in the order of their ids; the version of each. */
    Map<CaseId, Integer> lockVersions(List<CaseId> ids) {
        Map<CaseId, Integer> versions = new HashMap<>();
        for (List<CaseId> some : groups(ids)) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select id, version
                            from collection_case
                            where id in (<ids>)
                            order by id
                            for update
                            """)
                    .bindList("ids", some)
                    .map((results, _) -> versions.put(new CaseId(results.getLong("id")), results.getInt("version")))
                    .list());
        }
        return versions;
    }

    /** Locks those of the cases that are open, in the order of their ids. */
    List<CaseId> lockOpen(List<CaseId> ids) {
        List<CaseId> open = new ArrayList<>();
        for (List<CaseId> some : groups(ids)) {
            open.addAll(jdbi.withHandle(handle -> handle.createQuery("""
                            select id
                            from collection_case
                            where id in (<ids>) and state = 'OPEN'
                            order by id
                            for update
                            """)
                    .bindList("ids", some)
                    .mapTo(CaseId.class)
                    .list()));
        }
        return open;
    }

    void enterLitigation(List<CaseId> ids) {
        for (List<CaseId> some : groups(ids)) {
            jdbi.useHandle(
                    handle -> handle.createUpdate("""
                            update collection_case
                            set state = 'LITIGATION', version = version + 1
                            where id in (<ids>) and state = 'OPEN'
                            """).bindList("ids", some).execute());
        }
    }

    private static List<List<CaseId>> groups(List<CaseId> ids) {
        return ids.stream().gather(Gatherers.windowFixed(LONGEST_LIST)).toList();
    }

    /** Those of the cases by whose receivables something is owed. */
    Set<CaseId> withOpenReceivables(List<CaseId> ids) {
        Set<CaseId> owing = new HashSet<>();
        for (List<CaseId> some : groups(ids)) {
            owing.addAll(jdbi.withHandle(handle -> handle.createQuery("""
                            select distinct case_id
                            from receivable
                            where case_id in (<ids>) and state = 'OPEN'
                            """)
                    .bindList("ids", some)
                    .mapTo(CaseId.class)
                    .list()));
        }
        return owing;
    }

    /** What cases come to that are not closed, or closed because of it; those without open receivables are missing. */
    List<CaseNet> nets(Collection<CaseId> ids) {
        List<CaseNet> nets = new ArrayList<>();
        for (List<CaseId> some : groups(List.copyOf(ids))) {
            nets.addAll(jdbi.withHandle(handle -> handle.createQuery("""
                            select c.id, c.state, c.currency, sum(
                              (select coalesce(sum(e.amount), 0) from ledger_entry e where e.receivable_id = r.id)) as net
                            from collection_case c
                            join receivable r on r.case_id = c.id and r.state = 'OPEN'
                            where c.id in (<ids>) and (c.state <> 'CLOSED' or c.close_reason = :covered)
                            group by c.id, c.state, c.currency
                            """)
                    .bindList("ids", some)
                    .bind("covered", Cases.COVERED)
                    .map((results, _) -> new CaseNet(
                            new CaseId(results.getLong("id")),
                            "CLOSED".equals(results.getString("state")),
                            DatabaseConfiguration.money(results, "net", "currency")))
                    .list()));
        }
        return nets;
    }

    /** The last case of these parties that was closed because its credits covered its debts. */
    Optional<CaseId> findCovered(CreditorId creditor, DebtorId debtor, Currency currency) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from collection_case
                        where creditor_id = :creditor and debtor_id = :debtor and currency = :currency
                          and state = 'CLOSED' and close_reason = :covered
                        order by closed_at desc, id desc
                        limit 1
                        """)
                .bind("creditor", creditor)
                .bind("debtor", debtor)
                .bind("currency", currency.getCurrencyCode())
                .bind("covered", Cases.COVERED)
                .mapTo(CaseId.class)
                .findOne());
    }

    List<ReceivableId> openReceivables(CaseId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from receivable where case_id = :id and state = 'OPEN' order by id")
                .bind("id", id)
                .mapTo(ReceivableId.class)
                .list());
    }

    /** Cases that are not closed and have a document among their open ones that lowers what is owed. */
    List<CaseId> withCredits() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select distinct c.id
                        from receivable r
                        join collection_case c on c.id = r.case_id
                        where r.state = 'OPEN' and r.gross < 0 and c.state <> 'CLOSED'
                        order by c.id
                        """).mapTo(CaseId.class).list());
    }

    static CollectionCase read(ResultSet results) throws SQLException {
        java.sql.Timestamp closedAt = results.getTimestamp("closed_at");
        return new CollectionCase(
                new CaseId(results.getLong("id")),
                new CaseReference(results.getString("reference")),
                new CreditorId(results.getLong("creditor_id")),
                new DebtorId(results.getLong("debtor_id")),
                CollectionCase.State.valueOf(results.getString("state")),
                Currency.getInstance(results.getString("currency")),
                results.getObject("policy_id", Long.class),
                results.getInt("level_reached"),
                results.getTimestamp("opened_at").toInstant(),
                closedAt == null ? null : closedAt.toInstant());
    }
}
