package io.dunlin.appliance.inspect;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.RecordFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads invoices and ERP files through the installed connectors. */
public final class InvoiceInspector implements Inspector {

    private final ExtensionDirectory extensions;

    public InvoiceInspector(ExtensionDirectory extensions) {
        this.extensions = extensions;
    }

    @Override
    public List<Found> read(Path path) {
        FileOnDisk file = FileOnDisk.of(path);
        return switch (Choice.among(extensions.of(ErpFileFormat.class), format -> format.recognise(file))) {
            case Choice.Nobody<ErpFileFormat>(String why) -> failed(path, why);
            case Choice.Chosen<ErpFileFormat>(var format) ->
                switch (format.<ParsedReceivables>call(each -> each.read(file))) {
                    case GuardedResult.Failed<ParsedReceivables> failure ->
                        failed(path, failure.message().en());
                    case GuardedResult.Succeeded<ParsedReceivables>(ParsedReceivables read) -> found(path, read);
                };
        };
    }

    private static List<Found> found(Path file, ParsedReceivables read) {
        List<Found> found = new ArrayList<>();
        read.records().forEach(each -> found.add(new Found(InvoiceJson.line(file, read.format(), each), false)));
        for (RecordFailure failure : read.failures()) {
            String place = failure.line() == 0 ? "" : "Line " + failure.line() + ", ";
            String column = failure.column() == null ? "" : "column " + failure.column() + ": ";
            found.add(new Found(
                    ErrorJson.line(
                            file,
                            place + column + "'" + failure.value() + "': "
                                    + failure.why().en()),
                    true));
        }
        return found.isEmpty() ? failed(file, "The file holds no receivable") : found;
    }

    private static List<Found> failed(Path file, String why) {
        return List.of(new Found(ErrorJson.line(file, why), true));
    }
}
