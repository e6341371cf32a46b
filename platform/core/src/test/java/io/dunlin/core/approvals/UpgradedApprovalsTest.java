package io.dunlin.core.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dunlin.core.access.UserId;
import io.dunlin.core.approvals.ApprovalSubject.Kind;
import io.dunlin.core.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions that wait while the product is brought up to date are answered afterwards, and old answers stay. */
class UpgradedApprovalsTest {

    private static final TestDatabase.Login DATABASE = TestDatabase.get().newSchema();
    private static final Jdbi JDBI = Jdbi.create(DATABASE.url(), DATABASE.user(), DATABASE.password());

    private final JdbiApprovals store = new JdbiApprovals(JDBI, Clock.systemUTC());

    @BeforeAll
    static void questions_of_the_version_before() {
        assertThat(flyway().target("44").load().migrate().success).isTrue();
        JDBI.useHandle(handle -> {
            handle.execute("""
                    insert into app_user (id, login, display_name, email, password_hash, language, enabled,
                      must_change_password, created_at)
                    values (3, 'marek', 'Marek Przykładny', 'marek@firm.example', '', 'pl', true, false, now(6))
                    """);
            handle.execute("""
                    insert into dunning_policy (id, code, version_number, name_pl, name_en, state, definition, is_default,
                      changed_at, changed_by, version)
                    values (11, 'soft', 2, 'Miękka', 'Soft', 'DRAFT', '{}', false, now(6), 'anna', 4)
                    """);
            handle.execute("""
                    insert into audit_entry (happened_at, actor_kind, actor_name, action, subject_kind, subject_id, reason,
                      details)
                    values (now(6), 'USER', 'jan', 'policy-drafted', 'policy', 11, '', '{}'),
                      (now(6), 'USER', 'anna', 'policy-drafted', 'policy', 11, '', '{}'),
                      (now(6), 'USER', 'ola', 'policy-drafted', 'policy', 12, '', '{}'),
                      (now(6), 'USER', 'ewa', 'policy-rejected', 'policy', 11, '', '{}')
                    """);
            handle.execute("""
                    insert into policy_approval (id, policy_id, policy_version, reach, asked_at, asked_by, reason,
                      approver_id, state, decided_at, note)
                    values (1, 11, 3, 250, now(6), 'anna', 'Łagodniej', 3, 'REJECTED', now(6), 'Za miękko'),
                      (2, 11, 4, 260, now(6), 'anna', 'Trochę łagodniej', 3, 'OPEN', null, '')
                    """);
            // The case that these belong to is not needed to answer.
            handle.execute("set foreign_key_checks = 0");
            handle.execute("""
                    insert into formal_letter_approval (id, letter_id, version_number, asked_at, asked_by, approver_id,
                      state, decided_at, note)
                    values (1, 11, 3, now(6), 'anna', 3, 'REJECTED', now(6), 'Za miękko'),
                      (2, 11, 4, now(6), 'anna', 3, 'OPEN', null, '')
                    """);
            handle.execute("""
                    insert into instalment_plan_approval (id, plan_id, version_number, asked_at, asked_by, approver_id,
                      state, decided_at, note)
                    values (1, 11, 3, now(6), 'anna', 3, 'REJECTED', now(6), 'Za miękko'),
                      (2, 11, 4, now(6), 'anna', 3, 'OPEN', null, '')
                    """);
        });
        assertThat(flyway().load().migrate().success).isTrue();
    }

    /** Nobody was asked about accounts of creditors then. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CREDITOR_ACCOUNT")
    void what_waited_waits_is_answered_and_stays_with_the_answers_of_before(Kind kind) {
        ApprovalSubject subject = new ApprovalSubject(kind, 11);
        List<Approval> open = store.open(kind);
        assertThat(open)
                .extracting(Approval::id, Approval::subject, Approval::version, Approval::askedBy, Approval::approver)
                .containsExactly(tuple(2L, subject, 4, "anna", new UserId(3)));

        store.answer(open.getFirst(), Approval.State.APPROVED, "Dobrze");

        assertThat(store.open(kind)).isEmpty();
        assertThat(store.of(subject))
                .extracting(Approval::id, Approval::version, Approval::state, Approval::note)
                .containsExactly(
                        tuple(2L, 4, Approval.State.APPROVED, "Dobrze"),
                        tuple(1L, 3, Approval.State.REJECTED, "Za miękko"));
    }

    @Test
    void a_policy_keeps_its_reasons_and_how_many_cases_it_was_to_reach() {
        assertThat(store.of(new ApprovalSubject(Kind.POLICY, 11)))
                .extracting(Approval::reach, Approval::reason)
                .containsExactly(tuple(260, "Trochę łagodniej"), tuple(250, "Łagodniej"));
    }

    @Test
    void all_who_wrote_a_draft_are_its_authors() {
        List<String> authors = JDBI.withHandle(handle -> handle.createQuery(
                        "select concat(policy_id, ' ', login) from dunning_policy_author order by 1")
                .mapTo(String.class)
                .list());
        assertThat(authors).containsExactly("11 anna", "11 jan");
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure().dataSource(DATABASE.url(), DATABASE.user(), DATABASE.password());
    }
}
