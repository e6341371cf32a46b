package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.bank.StatementSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link BankStatementParser} promises. */
public abstract class BankStatementParserContract extends FileContract<BankStatementParser> {

    /** Reads a file whole; for a plugin's own tests too. */
    protected static List<ParsedStatement> parse(BankStatementParser parser, SourceFile file) {
        ParsedStatement.Collector collector = new ParsedStatement.Collector();
        parser.parse(file, collector);
        return collector.statements();
    }

    @Override
    FileRecognition recognise(BankStatementParser parser, SourceFile file) {
        return parser.recognise(file);
    }

    @Override
    Object read(BankStatementParser parser, SourceFile file) {
        OrderlySink sink = new OrderlySink();
        parser.parse(file, sink);
        assertThat(sink.opened)
                .as("a statement of %s was not closed", file.name())
                .isFalse();
        return sink.told;
    }

    @Test
    void reads_each_sample_to_balanced_statements() {
        for (TestingSourceFile sample : samples()) {
            List<ParsedStatement> statements = parse(extension(), sample);
            assertThat(statements).as(sample.name()).isNotEmpty();
            for (ParsedStatement statement : statements) {
                assertThat(statement.failures()).as(sample.name()).isEmpty();
                assertThat(statement.balanced())
                        .as("%s balances", sample.name())
                        .isNotEqualTo(java.util.Optional.of(false));
                assertThat(statement.heading().account())
                        .as("account in " + sample.name())
                        .isNotBlank();
                assertThat(statement.heading().dialect()).matches("[a-z0-9-]+");
            }
        }
    }

    @Test
    void numbers_the_lines_of_a_statement_from_one_without_gaps() {
        for (TestingSourceFile sample : samples()) {
            for (ParsedStatement statement : parse(extension(), sample)) {
                List<Integer> positions =
                        statement.lines().stream().map(StatementLine::position).toList();
                for (int i = 0; i < positions.size(); i++) {
                    assertThat(positions.get(i))
                            .as("position in " + sample.name())
                            .isEqualTo(i + 1);
                }
            }
        }
    }

    @Test
    void keeps_the_text_of_every_line_as_evidence() {
        for (TestingSourceFile sample : samples()) {
            parse(extension(), sample).stream()
                    .flatMap(statement -> statement.lines().stream())
                    .forEach(line -> assertThat(line.raw()).as(sample.name()).isNotBlank());
        }
    }

    @Test
    void refuses_what_is_no_statement_as_bad_data() {
        BankStatementParser parser = extension();
        for (TestingSourceFile file : HostileInput.garbage()) {
            PluginFailure failure = catchThrowableOfType(PluginFailure.class, () -> parse(parser, file));
            assertThat(failure).as(file.name()).isNotNull();
            assertThat(failure.kind()).as(file.name()).isEqualTo(PluginFailure.Kind.BAD_DATA);
            TwoLanguages.areIn(failure);
        }
    }

    @Test
    void says_that_a_failing_disk_may_recover() {
        TestingSourceFile sample = samples().getFirst();
        assertThatThrownBy(() -> parse(extension(), sample.breakingAfter((int) sample.size() / 2)))
                .isInstanceOfSatisfying(PluginFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.TRANSIENT);
                    TwoLanguages.areIn(failure);
                });
    }

    @Test
    void lets_the_failure_of_a_sink_fly_unchanged() {
        IllegalStateException ours = new IllegalStateException("the product's own failure");
        StatementSink refusing = new OrderlySink() {
            @Override
            public void line(StatementLine line) {
                throw ours;
            }
        };
        TestingSourceFile sample = samples().stream()
                .filter(file -> parse(extension(), file).stream()
                        .anyMatch(statement -> !statement.lines().isEmpty()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("One sample needs a line"));
        assertThatThrownBy(() -> extension().parse(sample, refusing)).isSameAs(ours);
        assertThat(sample.stillOpen()).isZero();
    }

    /** Notes what it is told and fails where the order is not the one promised or another thread calls. */
    private static class OrderlySink implements StatementSink {

        final List<Object> told = new ArrayList<>();
        private final Thread thread = Thread.currentThread();
        boolean opened;

        @Override
        public void opened(StatementHeading heading) {
            assertThat(opened).as("opened before the last statement was closed").isFalse();
            opened = true;
            note(heading);
        }

        @Override
        public void line(StatementLine line) {
            assertThat(opened).as("a line outside a statement").isTrue();
            note(line);
        }

        @Override
        public void failed(LineFailure failure) {
            assertThat(failure.line()).as("line of a failure").isPositive();
            TwoLanguages.areIn("a failure of line " + failure.line(), failure.why());
            note(failure);
        }

        @Override
        public void closed(StatementClosing closing) {
            assertThat(opened).as("closed without being opened").isTrue();
            opened = false;
            note(closing);
        }

        private void note(Object what) {
            assertThat(Thread.currentThread()).as("thread of the sink").isSameAs(thread);
            told.add(what);
        }
    }
}
