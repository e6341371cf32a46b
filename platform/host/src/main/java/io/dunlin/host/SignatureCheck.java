package io.dunlin.host;

import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a jar whole and says who signed it. The JDK verifies a digest only of what it reads, and loads unsigned entries of a
 * signed jar without a word: here every entry must carry a trusted signature.
 */
final class SignatureCheck {

    /** Who signed it, or why it is refused. */
    sealed interface Verdict {
        record Signed(String signer) implements Verdict {}

        record Refused(LocalizedText reason) implements Verdict {}
    }

    private static final int MOST_ENTRIES = 50_000;
    private static final long MOST_BYTES = 512L * 1024 * 1024;
    private static final Pattern SIGNATURE_FILE =
            Pattern.compile("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]+\\.(SF|RSA|DSA|EC))");

    private final TrustedSigners trusted;
    private final Set<String> seen = new HashSet<>();
    private long bytes;
    private @Nullable String signer;

    private SignatureCheck(TrustedSigners trusted) {
        this.trusted = trusted;
    }

    static Verdict of(Path jar, TrustedSigners trusted) {
        try (JarFile file = new JarFile(jar.toFile(), true)) {
            return new SignatureCheck(trusted).check(file);
        } catch (SecurityException | IOException e) {
            return refused(
                    "Jej podpis jest niepoprawny: " + e.getMessage()
                            + ". Plik jar zmieniono po podpisaniu albo jest uszkodzony; pobierz go ponownie od twórcy.",
                    "Its signature does not hold: " + e.getMessage()
                            + ". The jar was changed after it was signed, or is broken; fetch it again from its maker.");
        }
    }

    private Verdict check(JarFile file) throws IOException {
        Manifest manifest = file.getManifest();
        if (manifest == null) {
            return refused(
                    "Nie ma manifestu ani podpisu; pobierz ją ponownie od twórcy.",
                    "It has no manifest and no signature; fetch it again from its maker.");
        }
        if (manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH)) {
            return refused(
                    "Jej manifest wymienia inne pliki jar (Class-Path), a wtyczka to jeden plik jar.",
                    "Its manifest names other jars (Class-Path); a plugin is one jar.");
        }
        if (file.size() > MOST_ENTRIES) {
            return refused(
                    "Ma więcej wpisów niż " + MOST_ENTRIES + ".", "It has more than " + MOST_ENTRIES + " entries.");
        }
        List<JarEntry> entries = file.stream().toList();
        for (JarEntry entry : entries) {
            Optional<LocalizedText> fault = check(file, entry);
            if (fault.isPresent()) {
                return new Verdict.Refused(fault.get());
            }
        }
        return signer == null ? refused("Jest pusta.", "It is empty.") : new Verdict.Signed(signer);
    }

    private Optional<LocalizedText> check(JarFile file, JarEntry entry) throws IOException {
        String name = entry.getName();
        if (!seen.add(name)) {
            return fault("Wpis " + name + " stoi w niej dwa razy.", "Entry " + name + " stands twice in it.");
        }
        if (!readWhole(file, entry)) {
            return fault(
                    "Po rozpakowaniu ma ponad " + MOST_BYTES + " bajtów.",
                    "Unpacked it is larger than " + MOST_BYTES + " bytes.");
        }
        if (entry.isDirectory()
                || SIGNATURE_FILE.matcher(name.toUpperCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null) {
            return fault(
                    "Wpis " + name + " nie jest podpisany. Ładowane są tylko podpisane wtyczki.",
                    "Entry " + name + " is not signed. Only signed plugins are loaded.");
        }
        Optional<String> subject = trusted.subjectOf(signers);
        if (subject.isEmpty()) {
            return fault(
                    "Wpisu " + name + " nie podpisano zaufanym certyfikatem. Jeśli ufasz jej twórcy, umieść jego"
                            + " certyfikat w folderze zaufanych certyfikatów.",
                    "Entry " + name + " is not signed by a trusted certificate. Where you trust its maker, put"
                            + " the maker's certificate into the folder of trusted certificates.");
        }
        if (signer == null) {
            signer = subject.get();
        }
        return Optional.empty();
    }

    private static Verdict refused(String pl, String en) {
        return new Verdict.Refused(new LocalizedText(pl, en));
    }

    private static Optional<LocalizedText> fault(String pl, String en) {
        return Optional.of(new LocalizedText(pl, en));
    }

    private boolean readWhole(JarFile file, JarEntry entry) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = file.getInputStream(entry)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes += count;
                if (bytes > MOST_BYTES) {
                    return false;
                }
            }
        }
        return true;
    }
}
