package io.dunlin.core.dunning.publishing;

import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Policies in the database. */
@Component
class JdbiPolicies {

    private static final String SELECT = """
            select id, code, version_number, name_pl, name_en, state, definition, is_default, changed_at, changed_by,
              published_at, published_by, publish_reason, version
            from dunning_policy
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiPolicies(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from dunning_policy")
                .mapTo(Long.class)
                .one());
    }

    List<PolicyVersion> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by code, version_number desc")
                .map((results, _) -> read(results))
                .list());
    }

    List<PolicyVersion> versions(String code) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where code = :code order by version_number desc")
                .bind("code", code)
                .map((results, _) -> read(results))
                .list());
    }

    Optional<PolicyVersion> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    PolicyVersion insert(
            String code, int versionNumber, String namePl, String nameEn, PolicyDefinition definition, Actor actor) {
        long id = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into dunning_policy (code, version_number, name_pl, name_en, state, definition, is_default,
                          changed_at, changed_by)
                        values (:code, :versionNumber, :namePl, :nameEn, 'DRAFT', :definition, false, :now, :actor)
                        """)
                .bind("code", code)
                .bind("versionNumber", versionNumber)
                .bind("namePl", namePl)
                .bind("nameEn", nameEn)
                .bind("definition", Json.write(definition))
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        addAuthor(id, actor);
        return find(id).orElseThrow();
    }

    private void addAuthor(long id, Actor actor) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert ignore into dunning_policy_author (policy_id, login) values (:id, :actor)")
                .bind("id", id)
                .bind("actor", actor.name())
                .execute());
    }

    /** The logins of all who wrote this version while it was a draft. */
    Set<String> authors(long id) {
        return Set.copyOf(jdbi.withHandle(
                handle -> handle.createQuery("select login from dunning_policy_author where policy_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list()));
    }

    /** Writes a draft anew; its version says that it is another one than was asked about. */
    void rewrite(long id, String namePl, String nameEn, PolicyDefinition definition, Actor actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update dunning_policy
                        set name_pl = :namePl, name_en = :nameEn, definition = :definition, changed_at = :now,
                          changed_by = :actor, version = version + 1
                        where id = :id and state = 'DRAFT'
                        """)
                .bind("namePl", namePl)
                .bind("nameEn", nameEn)
                .bind("definition", Json.write(definition))
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .bind("id", id)
                .execute());
        addAuthor(id, actor);
    }

    /** Locks a version for the rest of the transaction. */
    void lock(long id) {
        jdbi.useHandle(handle -> handle.createQuery("select id from dunning_policy where id = :id for update")
                .bind("id", id)
                .mapTo(Long.class)
                .one());
    }

    void delete(long id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from dunning_policy where id = :id and state = 'DRAFT'")
                .bind("id", id)
                .execute());
    }

    void retirePublished(String code) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update dunning_policy
                        set state = 'RETIRED', version = version + 1
                        where code = :code and state = 'PUBLISHED'
                        """).bind("code", code).execute());
    }

    void publish(long id, boolean isDefault, Actor actor, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update dunning_policy
                        set state = 'PUBLISHED', is_default = :isDefault, published_at = :now, published_by = :actor,
                          publish_reason = :reason, version = version + 1
                        where id = :id and state = 'DRAFT'
                        """)
                .bind("isDefault", isDefault)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .bind("reason", reason)
                .bind("id", id)
                .execute());
    }

    void makeDefault(long id) {
        jdbi.useHandle(handle -> {
            handle.execute("update dunning_policy set is_default = false where is_default");
            handle.createUpdate("update dunning_policy set is_default = true where id = :id")
                    .bind("id", id)
                    .execute();
        });
    }

    /** Codes of the templates that the firm added and uses. */
    List<String> ownTemplates() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select distinct code from message_template where active order by code")
                        .mapTo(String.class)
                        .list());
    }

    private static PolicyVersion read(ResultSet results) throws SQLException {
        Timestamp publishedAt = results.getTimestamp("published_at");
        return new PolicyVersion(
                results.getLong("id"),
                results.getString("code"),
                results.getInt("version_number"),
                results.getString("name_pl"),
                results.getString("name_en"),
                PolicyVersion.State.valueOf(results.getString("state")),
                Json.read(results.getString("definition"), PolicyDefinition.class),
                results.getBoolean("is_default"),
                results.getTimestamp("changed_at").toInstant(),
                results.getString("changed_by"),
                publishedAt == null ? null : publishedAt.toInstant(),
                results.getString("published_by"),
                results.getString("publish_reason"),
                results.getInt("version"));
    }
}
