package io.dunlin.core.shared;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction, and again where the database asked for that: MariaDB's errors 1020 (the row changed under
 * a snapshot), 1205 (lock wait timed out) and 1213 (deadlock). The one place where this is decided.
 * <p>
 * Work that runs inside a transaction already joins it, and is never repeated by itself: the outermost call repeats.
 */
@Component
public class Transactions {

    private static final Logger log = LoggerFactory.getLogger(Transactions.class);
    private static final Set<Integer> WORTH_REPEATING = Set.of(1020, 1205, 1213);
    private static final int MOST_ATTEMPTS = 6;
    // Random, so that those who met once do not meet again.
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final PlatformTransactionManager manager;
    private final TransactionTemplate template;

    public Transactions(PlatformTransactionManager transactionManager) {
        this.manager = transactionManager;
        this.template = new TransactionTemplate(transactionManager);
    }

    public <T> T in(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return inOne(work);
            } catch (RuntimeException e) {
                if (attempt == MOST_ATTEMPTS || !worthRepeating(e)) {
                    throw e;
                }
                log.debug("The database asked for another try of a transaction, attempt {}", attempt, e);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS) * attempt);
            }
        }
    }

    public void run(Runnable work) {
        boolean done = in(() -> {
            work.run();
            return true;
        });
        assert done;
    }

    /**
     * Does a part of the running transaction, and takes back what it wrote where its outcome is not one to keep: then the
     * transaction can go on as if the part had never begun. Where the part throws, all of the transaction fails.
     */
    public <T> T partly(Supplier<T> part, Predicate<T> keeps) {
        TransactionStatus savepoint =
                manager.getTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
        if (savepoint.isNewTransaction()) {
            manager.rollback(savepoint);
            throw new IllegalStateException("There is no transaction to do a part of");
        }
        T outcome = part.get();
        if (keeps.test(outcome)) {
            manager.commit(savepoint);
        } else {
            manager.rollback(savepoint);
        }
        return outcome;
    }

    @SuppressWarnings("NullAway") // TransactionTemplate.execute returns what the work returns
    private <T> T inOne(Supplier<T> work) {
        return template.execute(_ -> work.get());
    }

    private static boolean worthRepeating(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && WORTH_REPEATING.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
