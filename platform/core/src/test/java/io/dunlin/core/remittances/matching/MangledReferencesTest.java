package io.dunlin.core.remittances.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.remittances.matching.MangledPayments.Payment;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.AllocationDecision.Allocated;
import io.dunlin.core.remittances.policy.AllocationOrder;
import io.dunlin.core.remittances.policy.AllocationPolicy;
import io.dunlin.core.testing.FeatureTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Payments with references as people mangle them ({@code mangled-references.txt}), against a portfolio made to confuse: four
 * creditors with kindred numbers, few different amounts, settled documents among the open ones.
 */
@FeatureTest
class MangledReferencesTest {

    private static final Logger log = LoggerFactory.getLogger(MangledReferencesTest.class);
    private static final int PAYMENTS = 6000;
    private static final double LEAST_PRECISION = 0.9995;
    private static final double LEAST_RECALL = 0.88;

    @Autowired
    private ReceivableImports imports;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbiKnowledge knowledge;

    @Autowired
    private Jdbi jdbi;

    private record Tally(int right, int wrong, int asked) {

        Tally plus(Tally other) {
            return new Tally(right + other.right, wrong + other.wrong, asked + other.asked);
        }
    }

    @Test
    void what_is_allocated_by_itself_is_right_and_an_amount_alone_never_is_enough() {
        Random random = new Random(20261129);
        MangledPortfolio portfolio = new MangledPortfolio(imports, ledger, jdbi);
        portfolio.fill(random);
        MangledPayments pen = new MangledPayments(portfolio, random);
        AllocationPolicy policy = new AllocationPolicy(AllocationOrder.OLDEST_DUE);
        Map<String, Tally> habits = new TreeMap<>();
        List<String> mistakes = new ArrayList<>();
        Tally identified = new Tally(0, 0, 0);
        int byAmountAlone = 0;
        for (int i = 0; i < PAYMENTS; i++) {
            Payment payment = pen.next();
            AllocationDecision decision = policy.decide(payment.loaded().incoming(), knowledge.load(payment.loaded()));
            Tally tally = judge(payment, decision);
            habits.merge(payment.habit(), tally, Tally::plus);
            if (tally.wrong() > 0) {
                mistakes.add(
                        payment.habit() + ": " + payment.loaded().incoming().title() + " -> " + decision);
            }
            if (payment.tellsWhose()) {
                identified = identified.plus(tally);
            } else {
                byAmountAlone += tally.right() + tally.wrong();
            }
        }
        habits.forEach((habit, tally) -> log.info("{}: {}", habit, tally));
        int automatic = identified.right() + identified.wrong();
        double precision = (double) identified.right() / automatic;
        double recall = (double) identified.right() / (automatic + identified.asked());
        log.info(String.format(Locale.ROOT, "Precision %.5f, recall %.3f of %d payments", precision, recall, PAYMENTS));

        assertThat(byAmountAlone).as("allocated by the amount alone").isZero();
        assertThat(precision).as(String.join("\n", mistakes)).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(recall).isGreaterThanOrEqualTo(LEAST_RECALL);
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(*) from allocation")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    private static Tally judge(Payment payment, AllocationDecision decision) {
        if (!(decision instanceof Allocated allocated)) {
            return new Tally(0, 0, 1);
        }
        Set<Long> paid = new HashSet<>();
        allocated.lines().forEach(line -> paid.add(line.receivableId().value()));
        return payment.rightly().containsAll(paid) ? new Tally(1, 0, 0) : new Tally(0, 1, 0);
    }
}
