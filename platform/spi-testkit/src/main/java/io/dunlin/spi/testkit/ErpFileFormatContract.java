package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivableRecord;
import org.junit.jupiter.api.Test;

/** What every {@link ErpFileFormat} promises. */
public abstract class ErpFileFormatContract extends FileContract<ErpFileFormat> {

    @Override
    FileRecognition recognise(ErpFileFormat format, SourceFile file) {
        return format.recognise(file);
    }

    @Override
    Object read(ErpFileFormat format, SourceFile file) {
        ParsedReceivables read = format.read(file);
        assertThat(read.format()).as("format of " + file.name()).matches("[A-Z][A-Z0-9_]*");
        assertThat(read.failures()).as(file.name()).allSatisfy(failure -> {
            assertThat(failure.line()).isNotNegative();
            TwoLanguages.areIn("a failure of " + file.name(), failure.why());
        });
        assertThat(read.interpretation()).as(file.name()).allSatisfy(TwoLanguages::areFactsIn);
        return read;
    }

    @Test
    void reads_each_sample_to_receivables() {
        for (TestingSourceFile sample : samples()) {
            ParsedReceivables read = extension().read(sample);
            assertThat(read.failures()).as(sample.name()).isEmpty();
            assertThat(read.records()).as(sample.name()).isNotEmpty();
        }
    }

    @Test
    void gives_each_receivable_of_a_file_a_key_of_its_own() {
        for (TestingSourceFile sample : samples()) {
            assertThat(extension().read(sample).records())
                    .as(sample.name())
                    .extracting(ReceivableRecord::externalRef)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void gives_a_receivable_the_same_key_whatever_the_file_is_called() {
        for (TestingSourceFile sample : samples()) {
            String name = sample.name();
            int dot = name.lastIndexOf('.');
            TestingSourceFile renamed = sample.named("copy of it" + (dot < 0 ? "" : name.substring(dot)));
            assertThat(extension().read(renamed).records())
                    .as(name)
                    .isEqualTo(extension().read(sample).records());
        }
    }

    @Test
    void never_passes_over_an_unreadable_file_in_silence() {
        ErpFileFormat format = extension();
        for (TestingSourceFile file : HostileInput.garbage()) {
            try {
                ParsedReceivables read = format.read(file);
                assertThat(read.failures()).as("failures of " + file.name()).isNotEmpty();
            } catch (PluginFailure failure) {
                assertThat(failure.kind()).as(file.name()).isEqualTo(PluginFailure.Kind.BAD_DATA);
                TwoLanguages.areIn(failure);
            }
        }
    }

    @Test
    void says_that_a_failing_disk_may_recover() {
        TestingSourceFile sample = samples().getFirst();
        assertThatThrownBy(() -> extension().read(sample.breakingAfter((int) sample.size() / 2)))
                .isInstanceOfSatisfying(PluginFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.TRANSIENT);
                    TwoLanguages.areIn(failure);
                });
    }
}
