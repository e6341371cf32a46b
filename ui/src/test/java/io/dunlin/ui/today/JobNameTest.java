package io.dunlin.ui.today;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.ui.testing.ScreenTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JobNameTest extends ScreenTest {

    @Autowired
    private List<RecurringJob> recurring;

    @Autowired
    private List<JobHandler<?>> once;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.MANAGER};
    }

    @Test
    void every_job_of_the_product_has_a_name_that_people_read() {
        assertThat(Stream.concat(
                        recurring.stream().map(RecurringJob::name),
                        once.stream().map(handler -> handler.type().name())))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(JobName.textOf(name)).isNotEqualTo(name));
    }
}
