package io.dunlin.appliance.inspect;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.ParsedStatement;
import java.nio.file.Path;
import java.util.List;

/** Reads bank files through the installed parsers. */
public final class StatementInspector implements Inspector {

    private final ExtensionDirectory extensions;

    public StatementInspector(ExtensionDirectory extensions) {
        this.extensions = extensions;
    }

    @Override
    public List<Found> read(Path path) {
        FileOnDisk file = FileOnDisk.of(path);
        return switch (Choice.among(extensions.of(BankStatementParser.class), parser -> parser.recognise(file))) {
            case Choice.Nobody<BankStatementParser>(String why) -> failed(path, why);
            case Choice.Chosen<BankStatementParser>(var parser) -> {
                GuardedResult<List<ParsedStatement>> parsed = parser.call(each -> {
                    var collector = new ParsedStatement.Collector();
                    each.parse(file, collector);
                    return collector.statements();
                });
                yield switch (parsed) {
                    case GuardedResult.Failed<List<ParsedStatement>> failure ->
                        failed(path, failure.message().en());
                    case GuardedResult.Succeeded<List<ParsedStatement>>(var statements)
                    when statements.isEmpty() -> failed(path, "The file holds no statement");
                    case GuardedResult.Succeeded<List<ParsedStatement>>(var statements) ->
                        statements.stream()
                                .map(statement -> new Found(StatementJson.line(path, statement), false))
                                .toList();
                };
            }
        };
    }

    private static List<Found> failed(Path file, String why) {
        return List.of(new Found(ErrorJson.line(file, why), true));
    }
}
