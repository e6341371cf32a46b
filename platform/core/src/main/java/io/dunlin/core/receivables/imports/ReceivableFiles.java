package io.dunlin.core.receivables.imports;

import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes files with receivables: asks the installed formats which one reads the file, has it read, and imports what was
 * read. Not to be called inside a transaction.
 */
@Component
public class ReceivableFiles {

    private static final int HEAD = 64 * 1024;
    /** The source of files that nothing reads: in the form of an extension's id, and of none that there is. */
    private static final String UNREAD = "receivables-folder/Unread";

    private static final int LONGEST_DETAIL = 500;

    private final ExtensionDirectory extensions;
    private final ReceivableImports imports;
    private final ReceivableImportQueries queries;
    private final RawStore rawStore;

    public ReceivableFiles(
            ExtensionDirectory extensions,
            ReceivableImports imports,
            ReceivableImportQueries queries,
            RawStore rawStore) {
        this.extensions = extensions;
        this.imports = imports;
        this.queries = queries;
        this.rawStore = rawStore;
    }

    /** What came of a file. */
    public sealed interface Receipt {

        /** It was read. */
        record Read(ImportOutcome outcome, ParsedReceivables parsed) implements Receipt {}

        /**
         * It was not read, and nothing was kept of it.
         *
         * @param code a stable short name, with its text by key {@code import.refused.<code>}
         * @param detail what the format said, or the names of the formats that claim it
         */
        record Refused(String code, LocalizedText detail) implements Receipt {}
    }

    /** Takes a file in. */
    public Receipt receive(String fileName, byte[] content, Actor actor) {
        return switch (read(fileName, content)) {
            case Understood.No(String code, LocalizedText detail) -> new Receipt.Refused(code, detail);
            case Understood.Yes(String source, ParsedReceivables parsed) ->
                new Receipt.Read(imports.importFile(source, fileName, content, parsed, actor), parsed);
        };
    }

    /**
     * Takes a file in while nobody looks on. What cannot be read at all is kept too, as an import of nothing that awaits a
     * decision, so that a person sees it and why.
     */
    ImportOutcome receiveUnattended(String fileName, byte[] content, Actor actor) {
        return switch (receive(fileName, content, actor)) {
            case Receipt.Read(ImportOutcome outcome, ParsedReceivables _) -> outcome;
            case Receipt.Refused(String code, LocalizedText detail) ->
                imports.importFile(
                        UNREAD,
                        fileName,
                        content,
                        new ParsedReceivables(
                                "UNKNOWN",
                                List.of(),
                                List.of(),
                                List.of(new RecordFailure(
                                        0, null, fileName, why(code, cut(detail.pl()), cut(detail.en()))))),
                        actor);
        };
    }

    private static String cut(String detail) {
        return detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail;
    }

    private static LocalizedText why(String code, String detailPl, String detail) {
        return switch (code) {
            case "unknown-format" ->
                new LocalizedText(
                        "Żadna wtyczka nie czyta tego pliku. Popraw go i umieść w folderze ponownie.",
                        "No plugin reads this file. Correct it and put it into the folder again.");
            case "several-formats" ->
                new LocalizedText(
                        "Plik czyta więcej niż jedna wtyczka: " + detailPl
                                + ". Zostaw włączoną jedną i wczytaj go ponownie.",
                        "More than one plugin reads it: " + detail + ". Disable all but one and hand it in again.");
            default ->
                new LocalizedText(
                        "Pliku nie wczytano (" + code + ": " + detailPl + "). Popraw go i umieść w folderze ponownie.",
                        "It was not read (" + code + ": " + detail + "). Correct it and put it into the folder again.");
        };
    }

    /** Says what a file would bring; nothing of it is kept or imported. */
    public FilePreview preview(String fileName, byte[] content) {
        return switch (read(fileName, content)) {
            case Understood.No(String code, LocalizedText detail) -> new FilePreview.Refused(code, detail);
            case Understood.Yes(String source, ParsedReceivables parsed) -> {
                List<RecordFailure> failures = new ArrayList<>(parsed.failures());
                failures.addAll(imports.contradictions(source, parsed));
                yield FilePreview.Read.of(source, parsed, failures);
            }
        };
    }

    private sealed interface Understood {

        record Yes(String source, ParsedReceivables parsed) implements Understood {}

        record No(String code, LocalizedText detail) implements Understood {}
    }

    private Understood read(String fileName, byte[] content) {
        SourceFile file = new Held(fileName, content);
        List<InstalledExtension<ErpFileFormat>> claimants = claimants(file);
        if (claimants.isEmpty()) {
            return new Understood.No("unknown-format", named(fileName));
        }
        if (claimants.size() > 1) {
            List<String> ids =
                    claimants.stream().map(each -> each.id().toString()).toList();
            return new Understood.No("several-formats", named(String.join(", ", ids)));
        }
        InstalledExtension<ErpFileFormat> format = claimants.getFirst();
        return switch (read(format, file)) {
            case GuardedResult.Failed<ParsedReceivables> failed -> new Understood.No(failed.code(), failed.message());
            case GuardedResult.Succeeded<ParsedReceivables>(ParsedReceivables parsed) ->
                new Understood.Yes(format.id().toString(), parsed);
        };
    }

    /** Imports what can be read of a file that awaits a decision; what cannot is left out, and stays listed. */
    public Receipt acceptReadable(ReceivableImportId id, Actor actor) {
        ReceivableImportQueries.ImportRow row = queries.get(id);
        if (row.fileName() == null) {
            return acceptFetched(row, actor);
        }
        Optional<InstalledExtension<ErpFileFormat>> format =
                extensions.find(ErpFileFormat.class, ExtensionId.parse(row.source()));
        if (format.isEmpty() || row.sha256() == null) {
            return new Receipt.Refused("format-gone", named(row.source()));
        }
        SourceFile file = new Held(row.fileName(), rawStore.get(row.sha256()));
        return switch (read(format.get(), file)) {
            case GuardedResult.Failed<ParsedReceivables> failed -> new Receipt.Refused(failed.code(), failed.message());
            case GuardedResult.Succeeded<ParsedReceivables>(ParsedReceivables parsed) ->
                new Receipt.Read(imports.acceptReadable(id, row.source(), parsed, actor), parsed);
        };
    }

    /** What a live connection told was kept as it was read; pages that waited before that was so have nothing to accept. */
    private Receipt acceptFetched(ReceivableImportQueries.ImportRow row, Actor actor) {
        if (row.sha256() == null) {
            return new Receipt.Refused(
                    "records-gone",
                    new LocalizedText(
                            "Rekordów tego pobrania nie zachowano. Odrzuć je; ERP poda je ponownie po zmianie.",
                            "The records of this page were not kept. Discard it; the ERP tells them again once changed."));
        }
        ParsedReceivables told = FetchedPage.of(rawStore.get(row.sha256())).told();
        return new Receipt.Read(imports.acceptReadable(row.id(), row.source(), told, actor), told);
    }

    /** A name is the same in both languages. */
    private static LocalizedText named(String name) {
        return LocalizedText.same(name.isBlank() ? "?" : name);
    }

    private static GuardedResult<ParsedReceivables> read(InstalledExtension<ErpFileFormat> format, SourceFile file) {
        return format.call(each -> each.read(file));
    }

    /** Those that are the most certain. */
    private List<InstalledExtension<ErpFileFormat>> claimants(SourceFile file) {
        List<InstalledExtension<ErpFileFormat>> formats = extensions.of(ErpFileFormat.class);
        for (FileRecognition wanted : List.of(FileRecognition.CERTAIN, FileRecognition.POSSIBLE)) {
            List<InstalledExtension<ErpFileFormat>> found = formats.stream()
                    .filter(format -> format.call(each -> each.recognise(file))
                                    instanceof GuardedResult.Succeeded<FileRecognition>(FileRecognition said)
                            && said == wanted)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** A file held in memory: at most what {@link RawStore#LARGEST} lets in. */
    @SuppressWarnings("ArrayRecordComponent") // never shared beyond a call
    private record Held(String name, byte[] content) implements SourceFile {

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public byte[] head() {
            return Arrays.copyOf(content, Math.min(HEAD, content.length));
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }
}
