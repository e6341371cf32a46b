package io.dunlin.core.dunning.letters;

import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Formal letters in the database. */
@Component
class JdbiFormalLetters {

    private static final String SELECT = """
            select l.id, l.case_id, c.reference, d.name as debtor_name, l.kind, l.channel, l.language, l.state, l.task_id,
              v.version_number, v.subject, v.changed_at, v.changed_by, a.approver_id, u.display_name as approver_name,
              l.message_id
            from formal_letter l
            join collection_case c on c.id = l.case_id
            join debtor d on d.id = c.debtor_id
            join formal_letter_version v on v.letter_id = l.id
              and v.version_number = (select max(n.version_number) from formal_letter_version n where n.letter_id = l.id)
            left join formal_letter_approval a on a.letter_id = l.id and a.state = 'OPEN'
            left join app_user u on u.id = a.approver_id
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiFormalLetters(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What a letter asks for by one receivable, or takes off.
     *
     * @param receivable null for what the firm owes back, which is a negative amount
     */
    record Asked(@Nullable Long receivable, Money amount) {}

    /** A letter to be written down. */
    record NewLetter(
            CaseId caseId,
            FormalLetter.Kind kind,
            Channel channel,
            String language,
            @Nullable CaseTaskId taskId) {}

    /** An open task that asks for a letter which nobody has drafted. */
    record Wanted(CaseTaskId taskId, CaseId caseId) {}

    /** Tasks that ask for a final demand and have no letter, after a given one. */
    List<Wanted> wanted(long afterTask, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select t.id, t.case_id
                        from case_task t
                        where t.state = 'OPEN' and t.kind = 'FINAL_DEMAND' and t.case_id is not null and t.id > :after
                          and not exists (select 1 from formal_letter l where l.task_id = t.id)
                        order by t.id
                        limit :limit
                        """)
                .bind("after", afterTask)
                .bind("limit", limit)
                .map((results, _) ->
                        new Wanted(new CaseTaskId(results.getLong("id")), new CaseId(results.getLong("case_id"))))
                .list());
    }

    /** Writes a letter down; empty where its task has one already. */
    Optional<FormalLetterId> insert(NewLetter letter, Actor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert ignore into formal_letter (case_id, kind, channel, language, state, task_id, drafted_at,
                          drafted_by)
                        values (:caseId, :kind, :channel, :language, 'DRAFT', :taskId, :now, :actor)
                        """)
                .bind("caseId", letter.caseId())
                .bind("kind", letter.kind())
                .bind("channel", letter.channel())
                .bind("language", letter.language())
                .bind("taskId", letter.taskId() == null ? null : letter.taskId().value())
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(FormalLetterId.class)
                .findOne());
    }

    void insertVersion(
            FormalLetterId id, int number, TemplateSource words, List<Asked> asked, String note, Actor actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into formal_letter_version (letter_id, version_number, subject, body, items, note, changed_at,
                          changed_by)
                        values (:id, :number, :subject, :body, :items, :note, :now, :actor)
                        """)
                .bind("id", id)
                .bind("number", number)
                .bind("subject", words.subject())
                .bind("body", words.body())
                .bind("items", Json.write(asked.stream().map(Stored::of).toList()))
                .bind("note", note)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .execute());
    }

    /** Locks a letter, so that acts on it come one after another. */
    Optional<FormalLetter> lock(FormalLetterId id) {
        boolean there =
                jdbi.withHandle(handle -> handle.createQuery("select id from formal_letter where id = :id for update")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .findOne()
                        .isPresent());
        return there ? find(id) : Optional.empty();
    }

    Optional<FormalLetter> find(FormalLetterId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where l.id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    Optional<FormalLetter> ofTask(CaseTaskId task) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where l.task_id = :task")
                .bind("task", task)
                .map((results, _) -> read(results))
                .findOne());
    }

    List<FormalLetter> page(FormalLetter.@Nullable State state, @Nullable UserId approver, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where (:state is null or l.state = :state) and (:approver is null or a.approver_id = :approver)
                        order by l.state in ('APPROVED', 'WITHDRAWN'), l.id desc
                        limit :limit offset :offset
                        """)
                .bind("state", state)
                .bind("approver", approver == null ? null : approver.value())
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> read(results))
                .list());
    }

    /** Letters of cases that are not decided. */
    List<FormalLetter> openOf(List<CaseId> cases) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "where l.case_id in (<cases>) and l.state in ('DRAFT', 'SUBMITTED') order by l.id")
                .bindList("cases", cases)
                .map((results, _) -> read(results))
                .list());
    }

    /** Newest first. */
    List<FormalLetter.Version> versions(FormalLetterId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select version_number, subject, body, note, changed_at, changed_by
                        from formal_letter_version
                        where letter_id = :id
                        order by version_number desc
                        """)
                .bind("id", id)
                .map((results, _) -> new FormalLetter.Version(
                        results.getInt("version_number"),
                        results.getString("subject"),
                        results.getString("body"),
                        results.getString("note"),
                        results.getTimestamp("changed_at").toInstant(),
                        results.getString("changed_by")))
                .list());
    }

    List<Asked> asked(FormalLetterId id, int version) {
        String json = jdbi.withHandle(handle -> handle.createQuery("""
                        select items
                        from formal_letter_version
                        where letter_id = :id and version_number = :version
                        """)
                .bind("id", id)
                .bind("version", version)
                .mapTo(String.class)
                .one());
        return List.of(Json.read(json, Stored[].class)).stream()
                .map(Stored::asked)
                .toList();
    }

    Set<String> authors(FormalLetterId id) {
        return Set.copyOf(jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct changed_by from formal_letter_version where letter_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list()));
    }

    void moveTo(FormalLetterId id, FormalLetter.State state) {
        jdbi.useHandle(handle -> handle.createUpdate("update formal_letter set state = :state where id = :id")
                .bind("state", state)
                .bind("id", id)
                .execute());
    }

    void becomes(FormalLetterId id, OutboundMessageId message) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update formal_letter set state = 'APPROVED', message_id = :message where id = :id")
                .bind("message", message)
                .bind("id", id)
                .execute());
    }

    /** The shape of an item in the database. */
    record Stored(@Nullable Long receivable, String amount, String currency) {

        static Stored of(Asked asked) {
            return new Stored(
                    asked.receivable(),
                    asked.amount().amount().toPlainString(),
                    asked.amount().currency().getCurrencyCode());
        }

        Asked asked() {
            return new Asked(receivable, Money.of(amount, currency));
        }
    }

    private static FormalLetter read(ResultSet results) throws SQLException {
        Long task = results.getObject("task_id", Long.class);
        Long approver = results.getObject("approver_id", Long.class);
        Long message = results.getObject("message_id", Long.class);
        return new FormalLetter(
                new FormalLetterId(results.getLong("id")),
                new CaseId(results.getLong("case_id")),
                new CaseReference(results.getString("reference")),
                results.getString("debtor_name"),
                FormalLetter.Kind.valueOf(results.getString("kind")),
                Channel.valueOf(results.getString("channel")),
                results.getString("language"),
                FormalLetter.State.valueOf(results.getString("state")),
                task == null ? null : new CaseTaskId(task),
                results.getInt("version_number"),
                results.getString("subject"),
                results.getTimestamp("changed_at").toInstant(),
                results.getString("changed_by"),
                approver == null ? null : new UserId(approver),
                results.getString("approver_name"),
                message == null ? null : new OutboundMessageId(message));
    }
}
