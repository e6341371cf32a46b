package io.dunlin.core.settings;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.springframework.stereotype.Component;

/**
 * The product's settings that administrators change while it runs. Read from the database at each use, so that every node
 * and the very next decision see a change.
 */
@Component
public class ProductSettings {

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    public ProductSettings(Jdbi jdbi, Transactions transactions, AuditTrail audit, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A field that came to the group after it was last changed is as shipped. */
    public <T extends Record> T get(SettingGroup<T> group) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select value
                        from product_setting
                        where name = :name
                        """)
                .bind("name", group.name())
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.readOver(group.defaults(), json, group.type()))
                .orElse(group.defaults()));
    }

    /** A change of a group: when, by whom and why. */
    public record Change(Instant at, String by, String reason) {}

    /** The last change of a group; empty while it is as shipped. */
    public Optional<Change> lastChange(SettingGroup<?> group) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select changed_at as at, changed_by as `by`, reason
                        from product_setting_history
                        where name = :name
                        order by changed_at desc, id desc
                        limit 1
                        """)
                .bind("name", group.name())
                .map(ConstructorMapper.of(Change.class))
                .findOne());
    }

    public <T extends Record> void change(SettingGroup<T> group, T value, Actor actor, String reason) {
        transactions.run(() -> {
            T before = get(group);
            String json = Json.write(value);
            jdbi.useHandle(handle -> {
                handle.createUpdate("""
                                insert into product_setting (name, value, version, changed_at, changed_by)
                                values (:name, :value, 1, :now, :actor)
                                on duplicate key update value = :value, version = version + 1, changed_at = :now,
                                  changed_by = :actor
                                """)
                        .bind("name", group.name())
                        .bind("value", json)
                        .bind("now", clock.instant())
                        .bind("actor", actor.name())
                        .execute();
                handle.createUpdate("""
                                insert into product_setting_history (name, value, changed_at, changed_by, reason)
                                values (:name, :value, :now, :actor, :reason)
                                """)
                        .bind("name", group.name())
                        .bind("value", json)
                        .bind("now", clock.instant())
                        .bind("actor", actor.name())
                        .bind("reason", reason)
                        .execute();
            });
            audit.record(
                    actor,
                    "setting-changed",
                    new Subject("setting", null, null),
                    reason,
                    Map.of("name", group.name(), "before", before, "after", value));
        });
    }
}
