package io.dunlin.core.parties;

import io.dunlin.core.access.UserId;
import io.dunlin.core.shared.Json;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parties in the database. */
@Component
class JdbiParties {

    /** MariaDB turns longer lists into temporary tables. */
    private static final int LONGEST_LIST = 900;

    private static final String DEBTOR = """
            select id, name, kind, tax_number, personal_number, register_number, street, building, apartment, postal_code,
              city, country, language, account_manager_id
            from debtor
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiParties(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    KnownParties findDebtors(String source, PartyRecord record) {
        return find("debtor", source, record);
    }

    KnownParties findCreditors(String source, PartyRecord record) {
        return find("creditor", source, record);
    }

    private KnownParties find(String table, String source, PartyRecord record) {
        return new KnownParties(
                findByKey(table, source, record), findByTaxNumber(table, record.taxNumber()), record.taxNumber());
    }

    DebtorId insertDebtor(PartyRecord record, String language, @Nullable UserId accountManager) {
        long id = jdbi.withHandle(handle -> bindAddress(handle.createUpdate("""
                                insert into debtor (name, kind, tax_number, personal_number, register_number, street, building,
                                  apartment, postal_code, city, country, language, account_manager_id)
                                values (:name, :kind, :taxNumber, :personalNumber, :registerNumber, :street, :building,
                                  :apartment, :postalCode, :city, :country, :language, :accountManager)
                                """), record.address())
                .bind("name", record.name())
                .bind("kind", record.kind())
                .bind("taxNumber", text(record.taxNumber()))
                .bind(
                        "personalNumber",
                        record.personalNumber() == null
                                ? null
                                : record.personalNumber().value())
                .bind("registerNumber", record.registerNumber())
                .bind("language", language)
                .bind("accountManager", accountManager == null ? null : accountManager.value())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return new DebtorId(id);
    }

    CreditorId insertCreditor(PartyRecord record, @Nullable UserId accountManager) {
        long id = jdbi.withHandle(handle -> bindAddress(handle.createUpdate("""
                                insert into creditor (name, tax_number, register_number, street, building, apartment,
                                  postal_code, city, country, email, phone, account_manager_id)
                                values (:name, :taxNumber, :registerNumber, :street, :building, :apartment,
                                  :postalCode, :city, :country, :email, :phone, :accountManager)
                                """), record.address())
                .bind("name", record.name())
                .bind("taxNumber", text(record.taxNumber()))
                .bind("registerNumber", record.registerNumber())
                .bind("email", text(record.email()))
                .bind("phone", text(record.phone()))
                .bind("accountManager", accountManager == null ? null : accountManager.value())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return new CreditorId(id);
    }

    void updateCreditor(CreditorId creditor, Parties.CreditorChange change) {
        jdbi.useHandle(handle -> bindAddress(handle.createUpdate("""
                                update creditor
                                set name = :name, street = :street, building = :building, apartment = :apartment,
                                  postal_code = :postalCode, city = :city, country = :country, email = :email, phone = :phone,
                                  account_manager_id = :accountManager, version = version + 1
                                where id = :id
                                """), change.address())
                .bind("name", change.name())
                .bind("email", text(change.email()))
                .bind("phone", change.phone())
                .bind(
                        "accountManager",
                        change.accountManager() == null
                                ? null
                                : change.accountManager().value())
                .bind("id", creditor)
                .execute());
    }

    void rememberDebtorKey(String source, PartyRecord record, DebtorId debtor) {
        rememberKey("debtor_id", source, record, debtor.value());
    }

    void rememberCreditorKey(String source, PartyRecord record, CreditorId creditor) {
        rememberKey("creditor_id", source, record, creditor.value());
    }

    Optional<Debtor> findDebtor(DebtorId id) {
        return jdbi.withHandle(handle -> handle.createQuery(DEBTOR + "where id = :id")
                .bind("id", id)
                .map((results, _) -> debtor(results))
                .findOne());
    }

    List<Debtor> findDebtors(Collection<DebtorId> ids) {
        return jdbi.withHandle(handle -> ids.stream()
                .gather(Gatherers.windowFixed(LONGEST_LIST))
                .flatMap(some -> handle
                        .createQuery(DEBTOR + "where id in (<some>)")
                        .bindList("some", some)
                        .map((results, _) -> debtor(results))
                        .list()
                        .stream())
                .toList());
    }

    Optional<Creditor> findCreditor(CreditorId id) {
        return jdbi.withHandle(handle -> handle.createQuery(CREDITOR + "where id = :id")
                .bind("id", id)
                .map((results, _) -> creditor(results))
                .findOne());
    }

    List<Creditor> findCreditors(Collection<CreditorId> ids) {
        return jdbi.withHandle(handle -> ids.stream()
                .gather(Gatherers.windowFixed(LONGEST_LIST))
                .flatMap(some -> handle
                        .createQuery(CREDITOR + "where id in (<some>)")
                        .bindList("some", some)
                        .map((results, _) -> creditor(results))
                        .list()
                        .stream())
                .toList());
    }

    List<Creditor> creditors() {
        return jdbi.withHandle(handle -> handle.createQuery(CREDITOR + "order by name, id")
                .map((results, _) -> creditor(results))
                .list());
    }

    void updateDebtor(DebtorId debtor, Parties.DebtorChange change) {
        jdbi.useHandle(handle -> bindAddress(handle.createUpdate("""
                                update debtor
                                set street = :street, building = :building, apartment = :apartment, postal_code = :postalCode,
                                  city = :city, country = :country, language = :language,
                                  account_manager_id = :accountManager, version = version + 1
                                where id = :id
                                """), change.address())
                .bind("language", change.language())
                .bind(
                        "accountManager",
                        change.accountManager() == null
                                ? null
                                : change.accountManager().value())
                .bind("id", debtor)
                .execute());
    }

    void assignAccountManager(DebtorId debtor, @Nullable UserId accountManager) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update debtor
                        set account_manager_id = :accountManager, version = version + 1
                        where id = :id
                        """)
                .bind("accountManager", accountManager == null ? null : accountManager.value())
                .bind("id", debtor)
                .execute());
    }

    void chooseStrategy(DebtorId debtor, @Nullable String strategy) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update debtor
                        set strategy = :strategy, version = version + 1
                        where id = :id
                        """)
                .bind("strategy", strategy)
                .bind("id", debtor)
                .execute());
    }

    boolean raiseFraudFlag(DebtorId debtor, String reason, String actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                insert ignore into debtor_flag (debtor_id, kind, reason, raised_at, raised_by)
                                values (:debtor, 'FRAUD_SUSPECTED', :reason, :now, :actor)
                                """)
                        .bind("debtor", debtor)
                        .bind("reason", reason)
                        .bind("now", clock.instant())
                        .bind("actor", actor)
                        .execute())
                > 0;
    }

    boolean lowerFraudFlag(DebtorId debtor, String actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update debtor_flag
                                set lowered_at = :now, lowered_by = :actor
                                where debtor_id = :debtor and kind = 'FRAUD_SUSPECTED' and lowered_at is null
                                """)
                        .bind("now", clock.instant())
                        .bind("actor", actor)
                        .bind("debtor", debtor)
                        .execute())
                > 0;
    }

    boolean isFraudSuspected(DebtorId debtor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1
                          from debtor_flag
                          where debtor_id = :debtor and kind = 'FRAUD_SUSPECTED' and lowered_at is null)
                        """)
                .bind("debtor", debtor)
                .mapTo(Boolean.class)
                .one());
    }

    /** Those in use first. */
    List<ContactPoint> contactPoints(Collection<DebtorId> debtors) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, debtor_id, kind, value, state, reason
                        from contact_point
                        where debtor_id in (<debtors>)
                        order by state = 'ACTIVE' desc, id
                        """)
                .bindList("debtors", List.copyOf(debtors))
                .map(ConstructorMapper.of(ContactPoint.class))
                .list());
    }

    List<ContactPoint> withContact(ContactPoint.Kind kind, String value) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, debtor_id, kind, value, state, reason
                        from contact_point
                        where kind = :kind and value = :value
                        order by id
                        limit 100
                        """)
                .bind("kind", kind)
                .bind("value", value)
                .map(ConstructorMapper.of(ContactPoint.class))
                .list());
    }

    List<ContactPoint> activeContacts(ContactPoint.Kind kind, Collection<DebtorId> debtors) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, debtor_id, kind, value, state, reason
                        from contact_point
                        where debtor_id in (<debtors>) and kind = :kind and state = 'ACTIVE'
                        order by id
                        """)
                .bindList("debtors", debtors.stream().map(DebtorId::value).toList())
                .bind("kind", kind)
                .map(ConstructorMapper.of(ContactPoint.class))
                .list());
    }

    boolean insertContact(
            DebtorId debtor,
            ContactPoint.Kind kind,
            String value,
            ContactPoint.State state,
            String reason,
            String actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert ignore into contact_point (debtor_id, kind, value, state, reason, changed_at, changed_by)
                        values (:debtor, :kind, :value, :state, :reason, :now, :actor)
                        """)
                        .bind("debtor", debtor)
                        .bind("kind", kind)
                        .bind("value", value)
                        .bind("state", state)
                        .bind("reason", reason)
                        .bind("now", clock.instant())
                        .bind("actor", actor)
                        .execute())
                == 1;
    }

    void updateContacts(Map<ContactPointId, Parties.ContactMark> marks, String actor) {
        if (marks.isEmpty()) {
            return;
        }
        int changed = jdbi.withHandle(handle -> handle.createUpdate("""
                        update json_table(:marks, '$[*]' columns (
                          id bigint path '$.id',
                          state varchar(12) character set utf8mb4 collate utf8mb4_polish_ci path '$.state',
                          reason varchar(1000) character set utf8mb4 collate utf8mb4_polish_ci path '$.reason')) m
                        straight_join contact_point c on c.id = m.id
                        set c.state = m.state, c.reason = m.reason, c.changed_at = :now, c.changed_by = :actor
                        """)
                .bind(
                        "marks",
                        Json.write(marks.entrySet().stream()
                                .map(each -> new MarkRow(
                                        each.getKey().value(),
                                        each.getValue().state(),
                                        each.getValue().reason()))
                                .toList()))
                .bind("now", clock.instant())
                .bind("actor", actor)
                .execute());
        if (changed != marks.size()) {
            throw new IllegalStateException("Of " + marks.size() + " addresses " + changed + " could be marked");
        }
    }

    /** A row of the update of many addresses. */
    private record MarkRow(long id, ContactPoint.State state, String reason) {}

    void insertRepresentative(
            DebtorId debtor,
            Representative.Role role,
            String name,
            @Nullable EmailAddress email,
            LocalDate since,
            String evidence) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into party_representative (debtor_id, role, name, email, since, evidence)
                        values (:debtor, :role, :name, :email, :since, :evidence)
                        """)
                .bind("debtor", debtor)
                .bind("role", role)
                .bind("name", name)
                .bind("email", text(email))
                .bind("since", since)
                .bind("evidence", evidence)
                .execute());
    }

    Optional<DebtorId> endRepresentation(RepresentativeId id, LocalDate on) {
        Optional<DebtorId> debtor = jdbi.withHandle(handle ->
                handle.createQuery("""
                        select debtor_id
                        from party_representative
                        where id = :id and ended_on is null
                        for update
                        """).bind("id", id).mapTo(DebtorId.class).findOne());
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        update party_representative
                        set ended_on = :on
                        where id = :id and ended_on is null
                        """).bind("on", on).bind("id", id).execute());
        return debtor;
    }

    List<Representative> representatives(DebtorId debtor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, debtor_id, role, name, email, since, ended_on, evidence
                        from party_representative
                        where debtor_id = :debtor
                        order by ended_on is not null, since desc, id desc
                        """)
                .bind("debtor", debtor)
                .map((results, _) -> new Representative(
                        new RepresentativeId(results.getLong("id")),
                        new DebtorId(results.getLong("debtor_id")),
                        Representative.Role.valueOf(results.getString("role")),
                        results.getString("name"),
                        Optional.ofNullable(results.getString("email"))
                                .map(EmailAddress::new)
                                .orElse(null),
                        results.getObject("since", LocalDate.class),
                        results.getObject("ended_on", LocalDate.class),
                        results.getString("evidence")))
                .list());
    }

    Set<DebtorId> represented(Collection<DebtorId> debtors) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct debtor_id
                        from party_representative
                        where debtor_id in (<debtors>) and ended_on is null
                        """)
                .bindList("debtors", List.copyOf(debtors))
                .mapTo(DebtorId.class)
                .list()));
    }

    private static final String CREDITOR = """
            select id, name, tax_number, register_number, street, building, apartment, postal_code, city, country, email,
              phone, account, account_manager_id
            from creditor
            """;

    private Optional<KnownParties.Keyed> findByKey(String table, String source, PartyRecord record) {
        ExternalRef ref = record.externalRef();
        if (ref == null) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.id, p.tax_number
                        from party_source_ref k
                        join <table> p on p.id = k.<table>_id
                        where k.source = :source and k.external_ref = :ref
                        """)
                .define("table", table)
                .bind("source", source)
                .bind("ref", ref.value())
                .map(ConstructorMapper.of(KnownParties.Keyed.class))
                .findOne());
    }

    private Optional<Long> findByTaxNumber(String table, @Nullable TaxNumber taxNumber) {
        if (taxNumber == null) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from <table>
                        where tax_number = :taxNumber
                        """)
                .define("table", table)
                .bind("taxNumber", taxNumber.toString())
                .mapTo(Long.class)
                .findOne());
    }

    void rememberDebtorTaxNumber(DebtorId debtor, TaxNumber taxNumber) {
        rememberTaxNumber("debtor", debtor.value(), taxNumber);
    }

    void rememberCreditorTaxNumber(CreditorId creditor, TaxNumber taxNumber) {
        rememberTaxNumber("creditor", creditor.value(), taxNumber);
    }

    private void rememberTaxNumber(String table, long id, TaxNumber taxNumber) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update <table>
                        set tax_number = :taxNumber, version = version + 1
                        where id = :id and tax_number is null
                        """)
                .define("table", table)
                .bind("taxNumber", taxNumber.toString())
                .bind("id", id)
                .execute());
    }

    private void rememberKey(String column, String source, PartyRecord record, long id) {
        ExternalRef ref = record.externalRef();
        if (ref == null) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert ignore into party_source_ref (source, external_ref, <column>)
                        values (:source, :ref, :id)
                        """)
                .define("column", column)
                .bind("source", source)
                .bind("ref", ref.value())
                .bind("id", id)
                .execute());
    }

    private static Update bindAddress(Update update, @Nullable PostalAddress address) {
        return update.bind("street", address == null ? null : address.street())
                .bind("building", address == null ? null : address.building())
                .bind("apartment", address == null ? null : address.apartment())
                .bind("postalCode", address == null ? null : address.postalCode())
                .bind("city", address == null ? null : address.city())
                .bind("country", address == null ? "PL" : address.country());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Debtor debtor(ResultSet results) throws SQLException {
        String personalNumber = results.getString("personal_number");
        return new Debtor(
                new DebtorId(results.getLong("id")),
                results.getString("name"),
                PartyKind.valueOf(results.getString("kind")),
                taxNumber(results),
                personalNumber == null ? null : new PersonalNumber(personalNumber),
                results.getString("register_number"),
                address(results),
                results.getString("language"),
                accountManager(results));
    }

    private static Creditor creditor(ResultSet results) throws SQLException {
        String email = results.getString("email");
        String account = results.getString("account");
        return new Creditor(
                new CreditorId(results.getLong("id")),
                results.getString("name"),
                taxNumber(results),
                results.getString("register_number"),
                address(results),
                email == null ? null : new EmailAddress(email),
                results.getString("phone"),
                account == null ? null : new Iban(account),
                accountManager(results));
    }

    private static @Nullable TaxNumber taxNumber(ResultSet results) throws SQLException {
        String stored = results.getString("tax_number");
        return stored == null ? null : TaxNumber.find(stored).orElseThrow();
    }

    private static @Nullable UserId accountManager(ResultSet results) throws SQLException {
        long id = results.getLong("account_manager_id");
        return results.wasNull() ? null : new UserId(id);
    }

    private static @Nullable PostalAddress address(ResultSet results) throws SQLException {
        String city = results.getString("city");
        String building = results.getString("building");
        String street = results.getString("street");
        String postalCode = results.getString("postal_code");
        if (city == null || building == null || street == null || postalCode == null) {
            return null;
        }
        return new PostalAddress(
                street, building, results.getString("apartment"), postalCode, city, results.getString("country"));
    }
}
