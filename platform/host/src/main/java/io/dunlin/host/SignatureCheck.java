package io.dunlin.host;

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

        record Refused(String reason) implements Verdict {}
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
            return new Verdict.Refused("Its signature does not hold: " + e.getMessage()
                    + ". The jar was changed after it" + " was signed, or is broken; fetch it again from its maker.");
        }
    }

    private Verdict check(JarFile file) throws IOException {
        Manifest manifest = file.getManifest();
        if (manifest == null) {
            return new Verdict.Refused("It has no manifest and no signature.");
        }
        if (manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH)) {
            return new Verdict.Refused("Its manifest names other jars (Class-Path); a plugin is one jar.");
        }
        if (file.size() > MOST_ENTRIES) {
            return new Verdict.Refused("It has more than " + MOST_ENTRIES + " entries.");
        }
        List<JarEntry> entries = file.stream().toList();
        for (JarEntry entry : entries) {
            Optional<String> fault = check(file, entry);
            if (fault.isPresent()) {
                return new Verdict.Refused(fault.get());
            }
        }
        return signer == null ? new Verdict.Refused("It is empty.") : new Verdict.Signed(signer);
    }

    private Optional<String> check(JarFile file, JarEntry entry) throws IOException {
        String name = entry.getName();
        if (!seen.add(name)) {
            return Optional.of("Entry " + name + " stands twice in it.");
        }
        if (!readWhole(file, entry)) {
            return Optional.of("Unpacked it is larger than " + MOST_BYTES + " bytes.");
        }
        if (entry.isDirectory()
                || SIGNATURE_FILE.matcher(name.toUpperCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null) {
            return Optional.of("Entry " + name + " is not signed. Only signed plugins are loaded.");
        }
        Optional<String> subject = trusted.subjectOf(signers);
        if (subject.isEmpty()) {
            return Optional.of(
                    "Entry " + name + " is not signed by a trusted certificate. Where you trust its maker, put"
                            + " the maker's certificate into the folder of trusted certificates.");
        }
        if (signer == null) {
            signer = subject.get();
        }
        return Optional.empty();
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
