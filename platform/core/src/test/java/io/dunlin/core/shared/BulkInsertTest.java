package io.dunlin.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.FeatureTest;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class BulkInsertTest {

    private static final BulkInsert KEPT = BulkInsert.into("kept", "id", "level", "message_id", "step", "until");
    private static final int ROWS = 600;

    @Autowired
    private Jdbi jdbi;

    private record Kept(
            int id,
            @Nullable Integer level,
            @Nullable Long messageId,
            @Nullable String step,
            @Nullable LocalDate until) {}

    @Test
    void rows_that_lack_different_values_travel_together_and_arrive_as_they_were() {
        List<Kept> rows =
                IntStream.range(0, ROWS).mapToObj(BulkInsertTest::varied).toList();
        jdbi.useHandle(handle -> {
            long uniform = statementsFor(handle, n -> new Kept(n, 1, 2L, "a", LocalDate.EPOCH));
            long varied = statementsFor(handle, BulkInsertTest::varied);
            assertThat(varied).isEqualTo(uniform);
            assertThat(handle.createQuery("select id, level, message_id, step, until from kept order by id")
                            .map((results, _) -> new Kept(
                                    results.getInt("id"),
                                    results.getObject("level", Integer.class),
                                    results.getObject("message_id", Long.class),
                                    results.getString("step"),
                                    results.getObject("until", LocalDate.class)))
                            .list())
                    .isEqualTo(rows);
        });
    }

    /** Every third lacks what the others have, every seventh what all others have. */
    private static Kept varied(int n) {
        boolean third = n % 3 == 0;
        return new Kept(
                n,
                n % 7 == 0 ? null : -n,
                third ? Long.MAX_VALUE - n : null,
                third ? null : "krok „" + n + "”",
                third ? null : LocalDate.EPOCH.plusDays(n));
    }

    private static long statementsFor(Handle handle, IntFunction<Kept> row) {
        handle.execute("""
                create or replace temporary table kept (
                  id int not null, level int null, message_id bigint null, step varchar(40) null, until date null,
                  primary key (id)
                ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci""");
        long before = statements(handle);
        KEPT.all(
                handle,
                IntStream.range(0, ROWS).mapToObj(row).toList(),
                (target, kept) -> target.add(kept.id)
                        .add(kept.level)
                        .add(kept.messageId)
                        .add(kept.step)
                        .add(kept.until));
        return statements(handle) - before;
    }

    private static long statements(Handle handle) {
        return handle.createQuery("show session status like 'Questions'")
                .map((results, _) -> results.getLong("Value"))
                .one();
    }
}
