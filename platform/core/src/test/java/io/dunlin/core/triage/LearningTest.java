package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.notifications.NotificationKind;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import io.dunlin.core.triage.ReviewQueue.Verdict;
import io.dunlin.core.triage.TriageDecision.Outcome;
import io.dunlin.core.triage.learning.AnswerFreezes;
import io.dunlin.core.triage.learning.LearningProperties;
import io.dunlin.core.triage.learning.LearningSettings;
import io.dunlin.core.triage.learning.ModelTraining;
import io.dunlin.core.triage.learning.ReplyQuality;
import io.dunlin.core.triage.learning.Samples;
import io.dunlin.core.triage.learning.TrainedModel;
import io.dunlin.core.triage.learning.TrainedModels;
import io.dunlin.core.triage.policy.TriageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LearningTest extends ReplyFixture {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final String STRANGE = "Kwituję, ale korek w baku i szlaban stoi.";

    @Autowired
    private TestingStaff staff;

    @Autowired
    private Samples samples;

    @Autowired
    private ModelTraining training;

    @Autowired
    private TrainedModels models;

    @Autowired
    private ReplyQuality quality;

    @Autowired
    private AnswerFreezes freezes;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private LearningProperties properties;

    @Autowired
    private Users users;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Jdbi jdbi;

    @Test
    void a_correction_becomes_a_sample_and_goes_with_the_word_that_was_taken_back_or_with_the_debtor() {
        CaseId id = caseOf("uczony", "FV/21/2026");
        arrive("uczony@debtors.example", "Re: " + reference(id), STRANGE + "\n\n> Prosimy o zapłatę do piątku\n");
        DecisionId corrected = correct(newest(), ReplyClass.DELAY);
        assertThat(samples.page(Window.first(10))).singleElement().satisfies(sample -> {
            assertThat(sample.text()).isEqualTo(STRANGE);
            assertThat(sample.labels()).containsExactly(ReplyClass.DELAY);
            assertThat(sample.source()).isEqualTo(Samples.Source.QUEUE);
            assertThat(sample.recordedBy()).isEqualTo("tester");
        });
        assertThat(judged()).containsExactly("DELAY");

        DecisionId again = queue.undo(corrected, "misread", TestingWorld.TESTER);
        assertThat(samples.page(Window.first(10))).isEmpty();
        assertThat(judged()).isEmpty();

        assertThat(correct(again, ReplyClass.QUESTION)).isNotNull();
        assertThat(samples.erase(cases.get(id).debtorId(), TestingWorld.TESTER, "asked for it"))
                .isEqualTo(1);
        assertThat(samples.page(Window.first(10))).isEmpty();
        assertThat(judged()).containsExactly("QUESTION");
    }

    @Test
    void a_move_to_a_folder_that_was_never_used_is_a_correction_and_a_sample() {
        CaseId id = caseOf("przenosny", "FV/22/2026");
        arrive("przenosny@debtors.example", "Re: " + reference(id), STRANGE + "\n");
        mailbox.moveAll("OTHER", "COMPLAINT");
        mailbox.poll();
        world.untilIdle();

        assertThat(samples.page(Window.first(10))).singleElement().satisfies(sample -> {
            assertThat(sample.labels()).containsExactly(ReplyClass.COMPLAINT);
            assertThat(sample.source()).isEqualTo(Samples.Source.FOLDER_MOVE);
        });
        assertThat(decided()).singleElement().satisfies(row -> {
            assertThat(row.primaryClass()).isEqualTo(ReplyClass.COMPLAINT);
            assertThat(row.outcome()).isEqualTo(Outcome.CORRECTED);
        });
    }

    @Test
    void a_move_to_the_folder_of_a_doubtful_suggestion_answers_the_question() {
        Map<ReplyClass, Double> applyFrom =
                new EnumMap<>(TriageSettings.shipped().applyFrom());
        applyFrom.put(ReplyClass.DISPUTE, 1.01);
        settings.change(
                TriageSettings.GROUP,
                new TriageSettings(applyFrom, 0.25, Set.of()),
                TestingWorld.TESTER,
                "a person reads each dispute");
        CaseId id = caseOf("zgodny", "FV/26/2026");
        arrive(
                "zgodny@debtors.example",
                "Re: " + reference(id),
                "Nie zgadzam się z fakturą, towar był uszkodzony i złożyłem reklamację.\n");
        assertThat(waiting())
                .singleElement()
                .satisfies(asked -> assertThat(asked.primaryClass()).isEqualTo(ReplyClass.DISPUTE));
        mailbox.moveAll("OTHER", "DISPUTE");
        mailbox.poll();
        world.untilIdle();

        assertThat(waiting()).isEmpty();
        assertThat(decided()).singleElement().satisfies(row -> {
            assertThat(row.primaryClass()).isEqualTo(ReplyClass.DISPUTE);
            assertThat(row.outcome()).isEqualTo(Outcome.CONFIRMED);
        });
        assertThat(samples.page(Window.first(10)))
                .singleElement()
                .satisfies(sample -> assertThat(sample.labels()).startsWith(ReplyClass.DISPUTE));
    }

    @Test
    void whoever_corrects_to_what_was_suggested_has_confirmed_it() {
        CaseId id = caseOf("zgodny", "FV/27/2026");
        for (int i = 0; i < 3; i++) {
            arrive(
                    "obcy" + i + "@debtors.example",
                    "pytanie " + i,
                    "Nie zgadzam się z fakturą, towar był uszkodzony i złożyłem reklamację.\n");
        }
        List<DecisionId> asked = waiting().stream().map(ReplyRow::decisionId).toList();
        assertThat(asked).hasSize(3);
        List<ReplyClass> suggested = replies.get(asked.getFirst()).labels().isEmpty()
                ? List.of(replies.get(asked.getFirst()).guess())
                : replies.get(asked.getFirst()).labels().stream()
                        .map(StoredLabel::replyClass)
                        .toList();

        DecisionId same =
                queue.correct(asked.get(0), new Verdict(suggested.reversed(), null, null), TestingWorld.TESTER);
        assertThat(replies.get(same).outcome()).isEqualTo(Outcome.CONFIRMED);
        DecisionId otherCase = queue.correct(asked.get(1), new Verdict(suggested, id, null), TestingWorld.TESTER);
        assertThat(replies.get(otherCase).outcome()).isEqualTo(Outcome.CORRECTED);
        assertThat(samples.page(Window.first(10)))
                .extracting(Samples.Sample::source)
                .containsExactly(Samples.Source.CONFIRMED, Samples.Source.CONFIRMED);
        assertThat(quality.totals(Instant.EPOCH)).satisfies(totals -> {
            assertThat(totals.judged()).isEqualTo(2);
            assertThat(totals.corrected()).as("classes that were corrected").isZero();
        });

        DecisionId otherwise = correct(asked.get(2), ReplyClass.QUESTION);
        DecisionId backAgain = queue.correct(otherwise, new Verdict(suggested, null, null), TestingWorld.TESTER);
        assertThat(replies.get(backAgain).outcome())
                .as("the product had said so in the beginning")
                .isEqualTo(Outcome.CONFIRMED);
        assertThat(quality.totals(Instant.EPOCH).corrected()).isZero();
    }

    @Test
    void a_phrase_that_was_taught_is_known_after_training_and_a_broken_model_gives_way_to_the_shipped_one()
            throws IOException {
        hireAdministrator();
        CaseId id = caseOf("nauczyciel", "FV/23/2026");
        for (int i = 0; i < 12; i++) {
            arrive(
                    "nauczyciel@debtors.example",
                    "Re: " + reference(id),
                    "Sprawa " + i + ": " + STRANGE + " Pozdrawiam, nr " + i * i);
            assertThat(correct(newest(), ReplyClass.COMPLAINT)).isNotNull();
        }
        Samples.Count count = samples.count();
        assertThat(count.toLearn() + count.apart()).isEqualTo(12);
        assertThat(count.apart()).isPositive();

        assertThat(training.start(TestingWorld.TESTER)).isInstanceOf(ModelTraining.Asked.Started.class);
        awaitProcess();
        training.cancel(0, TestingWorld.TESTER); // a screen may still show one that is gone
        awaitTraining();
        ModelTraining.Training done = training.latest().orElseThrow();
        assertThat(done.failure()).isNull();
        assertThat(done.state()).isEqualTo(ModelTraining.State.DONE);
        TrainedModel model = models.find(Objects.requireNonNull(done.modelId())).orElseThrow();
        assertThat(model.samples()).isEqualTo((int) count.toLearn());
        assertThat(model.figures().samples().messages()).isEqualTo((int) count.apart());
        assertThat(model.figures().samples().after().right())
                .isGreaterThan(model.figures().samples().before().right());
        assertThat(model.figures().corpus().messages()).isPositive();
        assertThat(models.reader().modelId()).isNull();

        assertThat(models.switchTo(model.id(), TestingWorld.TESTER, "better")).isEmpty();
        arrive("nauczyciel@debtors.example", "Re: " + reference(id), "Dzień dobry. " + STRANGE);
        assertThat(replies.get(newest()).guess()).isEqualTo(ReplyClass.COMPLAINT);

        assertThat(models.switchTo(null, TestingWorld.TESTER, "back")).isEmpty();
        assertThat(models.reader().modelId()).isNull();
        assertThat(models.switchTo(model.id(), TestingWorld.TESTER, "again")).isEmpty();
        Path file = Objects.requireNonNull(properties.models()).resolve(model.sha256() + ".model.gz");
        Files.writeString(file, "no model");
        assertThat(models.reader().modelId()).as("the database has it whole").isEqualTo(model.id());
        assertThat(Files.size(file)).isEqualTo(model.byteCount());

        assertThat(models.switchTo(null, TestingWorld.TESTER, "back")).isEmpty();
        assertThat(models.switchTo(model.id(), TestingWorld.TESTER, "again")).isEmpty();
        Files.delete(file);
        jdbi.useHandle(handle -> handle.createUpdate("update raw_content set compressed = 'x' where sha256 = :sha")
                .bind("sha", model.sha256())
                .execute());
        assertThat(models.live()).isEqualTo(new TrainedModels.Live(model.id(), TrainedModels.Trouble.BROKEN));
        assertThat(models.reader().modelId()).isNull();
        assertThat(told()).contains(NotificationKind.MODEL_FELL_BACK);
        assertThat(models.switches()).hasSize(5);
    }

    @Test
    void answers_of_a_class_stop_when_too_much_of_it_was_misread_and_go_on_when_a_person_says_so() {
        settings.change(
                LearningSettings.GROUP,
                new LearningSettings(LearningSettings.shipped().floors(), 5, 90),
                TestingWorld.TESTER,
                "a small firm");
        hireAdministrator();
        CaseId id = caseOf("przelewca", "FV/24/2026");
        for (int i = 0; i < 5; i++) {
            arrive(
                    "obcy" + i + "@debtors.example",
                    "pytanie " + i,
                    "Zapłaciłem wczoraj, przelew poszedł z mojego konta.");
        }
        assertThat(waiting()).hasSize(5);
        for (ReplyRow row : waiting()) {
            assertThat(freezes.inForce()).isEmpty();
            assertThat(correct(row.decisionId(), ReplyClass.QUESTION)).isNotNull();
        }
        assertThat(freezes.inForce()).containsOnlyKeys(ReplyClass.PAID_CLAIM);
        assertThat(notifications.page(users.find("szef").orElseThrow().id(), true, Window.first(10)))
                .extracting(
                        Notifications.NotificationRow::kind, row -> row.notice().headline())
                .contains(tuple(NotificationKind.ANSWERS_FROZEN, "Automatic answers stopped: Says it has paid"));
        assertThat(freezes.answering(Set.of(ReplyClass.PAID_CLAIM, ReplyClass.DELAY)))
                .containsExactly(ReplyClass.DELAY);

        arrive(
                "przelewca@debtors.example",
                "Re: " + reference(id),
                "Zapłaciłem wczoraj, przelew poszedł z mojego konta.");
        assertThat(answersTo(id)).isZero();
        freezes.lift(ReplyClass.PAID_CLAIM, TestingWorld.TESTER, "they were strangers");
        assertThat(freezes.inForce()).isEmpty();
        CaseId after = caseOf("potem", "FV/25/2026");
        arrive(
                "potem@debtors.example",
                "Re: " + reference(after),
                "Zapłaciłem wczoraj, przelew poszedł z mojego konta.");
        assertThat(answersTo(after)).as("the same words earn an answer again").isOne();
    }

    private void hireAdministrator() {
        staff.hire("szef", "Szefowa", "en", Role.ADMINISTRATOR);
    }

    private void awaitProcess() {
        for (int look = 0;
                look < 3_000
                        && training.latest()
                                .filter(latest ->
                                        latest.isUnderWay() && latest.phase().isEmpty())
                                .isPresent();
                look++) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** The process that trains yields to all else: on a busy machine it takes its time. */
    private void awaitTraining() {
        for (int look = 0;
                look < 3_000
                        && training.latest()
                                .filter(ModelTraining.Training::isUnderWay)
                                .isPresent();
                look++) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        world.untilIdle();
    }

    private DecisionId newest() {
        return waiting().stream()
                .findFirst()
                .or(() -> decided().stream().findFirst())
                .orElseThrow()
                .decisionId();
    }

    private DecisionId correct(DecisionId id, ReplyClass to) {
        return queue.correct(id, new Verdict(List.of(to), replies.get(id).caseId(), null), TestingWorld.TESTER);
    }

    private List<String> judged() {
        return jdbi.withHandle(handle -> handle.createQuery("select meant from reply_judgement")
                .mapTo(String.class)
                .list());
    }

    private long answersTo(CaseId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from outbound_message where case_id = :id and purpose = 'ANSWER'")
                .bind("id", id)
                .mapTo(Long.class)
                .one());
    }

    private List<NotificationKind> told() {
        return notifications.page(users.find("szef").orElseThrow().id(), true, Window.first(10)).stream()
                .map(Notifications.NotificationRow::kind)
                .toList();
    }
}
