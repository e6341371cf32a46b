package io.dunlin.appliance.inspect;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.court.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks court filings through the installed formats. A document that a court would refuse counts as failed. */
public final class FilingInspector implements Inspector {

    private static final int LARGEST_BYTES = 20 * 1024 * 1024;

    private final ExtensionDirectory extensions;

    public FilingInspector(ExtensionDirectory extensions) {
        this.extensions = extensions;
    }

    @Override
    public List<Found> read(Path file) {
        List<InstalledExtension<CourtFilingFormat>> formats = extensions.of(CourtFilingFormat.class);
        if (formats.isEmpty()) {
            return failed(file, "No plugin for court filings is in service; see 'dunlin plugin list'");
        }
        byte[] document;
        try (InputStream in = Files.newInputStream(file)) {
            document = in.readNBytes(LARGEST_BYTES + 1);
        } catch (IOException e) {
            return failed(file, "The file cannot be read: " + e.getMessage());
        }
        if (document.length > LARGEST_BYTES) {
            return failed(file, "A filing has at most " + LARGEST_BYTES + " bytes");
        }
        // One document, every installed format: nothing in a file says for which court it is meant.
        return formats.stream().map(format -> check(file, document, format)).toList();
    }

    private static Found check(Path file, byte[] document, InstalledExtension<CourtFilingFormat> format) {
        GuardedResult<Checked> result =
                format.call(each -> new Checked(each.format(), each.validate(document.clone())));
        return switch (result) {
            case GuardedResult.Failed<Checked> failure ->
                new Found(ErrorJson.line(file, failure.message().en()), true);
            case GuardedResult.Succeeded<Checked>(Checked checked) ->
                new Found(line(file, checked), !checked.report().acceptable());
        };
    }

    private record Checked(String format, ValidationReport report) {}

    private static String line(Path file, Checked checked) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", file.toString());
        json.put("format", checked.format());
        json.putNull("error");
        json.put("acceptable", checked.report().acceptable());
        ArrayNode findings = json.putArray("findings");
        checked.report()
                .findings()
                .forEach(finding -> findings.addObject()
                        .put("severity", finding.severity().name())
                        .put("place", finding.place())
                        .put("text", finding.text().en()));
        return json.toString();
    }

    private static List<Found> failed(Path file, String why) {
        return List.of(new Found(ErrorJson.line(file, why), true));
    }
}
