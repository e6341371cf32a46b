package io.dunlin.core.remittances.statements;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses who reads a file: the parser a person named, else the most certain one. A tie is a person's to decide. */
@Component
class ParserChoice {

    private final ExtensionDirectory extensions;

    ParserChoice(ExtensionDirectory extensions) {
        this.extensions = extensions;
    }

    /** Who reads a file. */
    sealed interface Outcome {

        record Chosen(InstalledExtension<BankStatementParser> parser) implements Outcome {}

        record Nobody(LocalizedText why) implements Outcome {}
    }

    Outcome choose(SourceFile file, @Nullable String named) {
        if (named != null) {
            Optional<InstalledExtension<BankStatementParser>> parser =
                    extensions.find(BankStatementParser.class, ExtensionId.parse(named));
            return parser.<Outcome>map(Outcome.Chosen::new)
                    .orElseGet(() -> nobody(
                            "Wtyczka " + named + " nie działa; włącz ją i zaimportuj plik ponownie.",
                            "The plugin " + named + " is not in service; enable it and import the file again."));
        }
        List<InstalledExtension<BankStatementParser>> certain = new ArrayList<>();
        List<InstalledExtension<BankStatementParser>> possible = new ArrayList<>();
        for (InstalledExtension<BankStatementParser> parser : extensions.of(BankStatementParser.class)) {
            switch (recognition(parser, file)) {
                case CERTAIN -> certain.add(parser);
                case POSSIBLE -> possible.add(parser);
                case NO -> {}
            }
        }
        return theOne(certain.isEmpty() ? possible : certain);
    }

    /** Whether a parser is certain that it can read a file. */
    boolean isSurelyAStatement(SourceFile file) {
        return extensions.of(BankStatementParser.class).stream()
                .anyMatch(parser -> recognition(parser, file) == FileRecognition.CERTAIN);
    }

    /** A parser that fails to recognise a file does not read it. */
    private static FileRecognition recognition(InstalledExtension<BankStatementParser> parser, SourceFile file) {
        GuardedResult<FileRecognition> result = parser.call(extension -> extension.recognise(file));
        return switch (result) {
            case GuardedResult.Succeeded<FileRecognition>(FileRecognition recognition) -> recognition;
            case GuardedResult.Failed<FileRecognition> _ -> FileRecognition.NO;
        };
    }

    private static Outcome theOne(List<InstalledExtension<BankStatementParser>> best) {
        if (best.isEmpty()) {
            return nobody(
                    "Żadna włączona wtyczka nie rozpoznaje tego pliku; sprawdź plik albo włącz wtyczkę tego banku.",
                    "No enabled plugin recognises this file; check the file or enable the plugin of this bank.");
        }
        if (best.size() > 1) {
            String names = best.stream().map(parser -> parser.id().toString()).collect(Collectors.joining(", "));
            return nobody(
                    "Plik rozpoznaje kilka wtyczek (" + names + "); wybierz jedną.",
                    "Several plugins recognise this file (" + names + "); choose one.");
        }
        return new Outcome.Chosen(best.getFirst());
    }

    private static Outcome nobody(String pl, String en) {
        return new Outcome.Nobody(new LocalizedText(pl, en));
    }
}
