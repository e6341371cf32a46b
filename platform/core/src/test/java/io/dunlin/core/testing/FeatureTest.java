package io.dunlin.core.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of features on a real, empty MariaDB with a clock that the test moves. Jobs run as in production; wait for them
 * with {@link TestingWorld#untilIdle()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestingConfiguration.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "dunlin.jobs.poll-interval=100ms",
            "dunlin.dns.enabled=false",
            "dunlin.secrets.key-file=${java.io.tmpdir}/dunlin-test-${random.uuid}/secrets.key",
            "dunlin.triage.token-key-file=${java.io.tmpdir}/dunlin-test-${random.uuid}/tokens.key",
            "dunlin.plugins.folder=${java.io.tmpdir}/dunlin-test-no-plugins",
            "dunlin.plugins.trusted=${java.io.tmpdir}/dunlin-test-no-certificates",
            "dunlin.plugins.data=${java.io.tmpdir}/dunlin-test-plugin-data"
        })
@ExtendWith(EmptyDatabase.class)
public @interface FeatureTest {}
