package io.dunlin.core.remittances.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.remittances.matching.MangledPayments.Payment;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.AllocationOrder;
import io.dunlin.core.remittances.policy.AllocationPolicy;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.core.testing.FeatureTest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many payments at once, against the same payments one by one with all that is known of each. */
@FeatureTest
class MatchingTest {

    private static final int PAYMENTS = 1500;

    @Autowired
    private ReceivableImports imports;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbiKnowledge knowledge;

    @Autowired
    private Matching matching;

    @Autowired
    private Jdbi jdbi;

    private List<LoadedRemittance> payments = List.of();

    @BeforeEach
    void write_payments() {
        Random random = new Random(4);
        MangledPortfolio portfolio = new MangledPortfolio(imports, ledger, jdbi);
        portfolio.fill(random);
        payments = Stream.generate(new MangledPayments(portfolio, random)::next)
                .limit(PAYMENTS)
                .map(Payment::loaded)
                .toList();
    }

    @AfterEach
    void stop_counting() {
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void together_they_are_decided_as_each_by_itself_with_all_that_is_known() {
        AllocationPolicy policy = new AllocationPolicy(AllocationOrder.OLDEST_DUE);
        List<AllocationDecision> together = matching.decide(payments).stream()
                .map(Matching.Matched::decision)
                .toList();
        assertThat(together).hasSize(PAYMENTS);
        for (int i = 0; i < PAYMENTS; i++) {
            LoadedRemittance payment = payments.get(i);
            assertThat(together.get(i))
                    .as(payment.incoming().title())
                    .isEqualTo(policy.decide(payment.incoming(), knowledge.load(payment)));
        }
    }

    @Test
    void numbers_that_begin_with_a_word_are_found_among_many_payments_that_begin_with_others() {
        long named = jdbi.withHandle(handle -> handle.createQuery("select min(id) from receivable where state = 'OPEN'")
                .mapTo(Long.class)
                .one());
        jdbi.useHandle(handle -> handle.execute(
                "update receivable set number = 'Rachunek 777/2026', number_key = 'RACHUNEK7772026' where id = ?",
                named));
        List<LoadedRemittance> many = new ArrayList<>(payments);
        many.add(titled("RACHUNEK 777/2026"));
        many.add(titled("DZIĘKUJEMY ZA WSPÓŁPRACĘ RACHUNEK 777"));
        List<Matching.Matched> decided = matching.decide(many);
        AllocationPolicy policy = new AllocationPolicy(AllocationOrder.OLDEST_DUE);
        for (Matching.Matched matched : decided.subList(payments.size(), many.size())) {
            LoadedRemittance payment = matched.remittance();
            assertThat(knowledge.load(payment).items())
                    .extracting(item -> item.id().value())
                    .contains(named);
            assertThat(matched.decision()).isEqualTo(policy.decide(payment.incoming(), knowledge.load(payment)));
            assertThat(matched.decision().toString()).contains("Rachunek 777/2026");
        }
    }

    private LoadedRemittance titled(String title) {
        LoadedRemittance some = payments.getFirst();
        Incoming incoming = new Incoming(
                some.incoming().amount(),
                some.incoming().receivedOn(),
                title,
                null,
                null,
                null,
                "Piekarnia Wzorcowa",
                null,
                false);
        return new LoadedRemittance(
                some.id(), some.creditorId(), incoming, some.creditedAccount(), some.state(), some.unallocated(), null);
    }

    @Test
    void the_number_of_queries_does_not_grow_with_the_payments() {
        int few = queriesFor(payments.subList(0, 300));
        int many = queriesFor(payments);
        assertThat(few).isPositive().isLessThanOrEqualTo(30);
        assertThat(many).isLessThanOrEqualTo(few + 5);
    }

    private int queriesFor(List<LoadedRemittance> some) {
        AtomicInteger queries = new AtomicInteger();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext statement) {
                if (statement.getElapsedTime(ChronoUnit.NANOS) >= 0
                        && statement.getRawSql().contains("asked")) {
                    queries.incrementAndGet();
                }
            }
        });
        assertThat(matching.decide(some)).hasSize(some.size());
        return queries.get();
    }
}
