package io.dunlin.core.litigation;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.FailureKind;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginHealth;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingDocument;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.ValidationReport;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.value.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A directory with one court, of the format {@code TEST}, that takes every dossier. */
final class TestingCourt implements ExtensionDirectory, CourtFilingFormat {

    private boolean fails;
    private boolean errors;

    void failNext() {
        fails = true;
    }

    void findErrors() {
        errors = true;
    }

    @Override
    public String format() {
        return "TEST";
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("Sąd testowy", "Testing court");
    }

    @Override
    public FilingDocument render(FilingDossier dossier) {
        if (fails) {
            fails = false;
            throw PluginFailure.badData("no-paper", new LocalizedText("Nie ma papieru", "There is no paper"));
        }
        Money value = dossier.claims().stream()
                .map(FilingClaim::principal)
                .reduce(Money::plus)
                .orElseThrow();
        LocalizedText text = new LocalizedText("Brak numeru", "A number is missing");
        ValidationReport report = new ValidationReport(
                errors
                        ? List.of(new ValidationReport.Finding(ValidationReport.Severity.ERROR, "party", text))
                        : List.of());
        return new FilingDocument(
                dossier.caseReference() + ".txt",
                "text/plain",
                dossier.justification().getBytes(StandardCharsets.UTF_8),
                dossier.justification(),
                value,
                Money.of("30.00", "PLN"),
                report);
    }

    @Override
    public ValidationReport validate(byte[] document) {
        return new ValidationReport(List.of());
    }

    @Override
    public <T extends DunlinExtension> List<InstalledExtension<T>> of(Class<T> point) {
        return point.isInstance(this) ? List.of(new Direct<>(point, point.cast(this))) : List.of();
    }

    @Override
    public List<InstalledPlugin> plugins() {
        return List.of();
    }

    /** Calls at once, on the caller's thread. */
    private record Direct<T extends DunlinExtension>(Class<T> point, T extension) implements InstalledExtension<T> {

        @Override
        public ExtensionId id() {
            return new ExtensionId("court-testing", "TestingCourt");
        }

        @Override
        public LocalizedText name() {
            return extension.name();
        }

        @Override
        public SettingsSchema schema() {
            return extension.settings();
        }

        @Override
        public PluginHealth health() {
            throw new UnsupportedOperationException("Nobody asks a testing court for its health");
        }

        @Override
        public boolean isSetUp() {
            return true;
        }

        @Override
        public <R> GuardedResult<R> call(Function<? super T, ? extends R> call) {
            try {
                return new GuardedResult.Succeeded<>(call.apply(extension));
            } catch (PluginFailure failure) {
                return new GuardedResult.Failed<>(FailureKind.BAD_DATA, failure.code(), failure.text());
            }
        }

        @Override
        public <R> GuardedResult<R> call(Duration limit, Function<? super T, ? extends R> call) {
            return call(call);
        }
    }
}
