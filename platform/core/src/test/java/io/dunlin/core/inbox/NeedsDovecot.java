package io.dunlin.core.inbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Skips a test, loudly, where Dovecot cannot be started; in CI (variable {@code CI}) it fails instead. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDovecot.Condition.class)
public @interface NeedsDovecot {

    /** Looks at the machine. */
    final class Condition implements ExecutionCondition {

        private static final Logger log = LoggerFactory.getLogger(NeedsDovecot.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<String> missing = TestingDovecot.missing();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("Dovecot is here");
            }
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new IllegalStateException("In CI this test may not be skipped: " + missing.get());
            }
            log.error("SKIPPED: {}. {}", context.getDisplayName(), missing.get());
            return ConditionEvaluationResult.disabled(missing.get());
        }
    }
}
