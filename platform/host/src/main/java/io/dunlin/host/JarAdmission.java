package io.dunlin.host;

import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;

/** Decides whether a jar may be loaded at all, before any class of it is. */
final class JarAdmission {

    /** The decision, and as much as is known of the jar. */
    sealed interface Decision {
        record Admitted(PluginDescriptor descriptor, String signer) implements Decision {}

        record Turned(
                PluginState state,
                LocalizedText reason,
                @Nullable PluginDescriptor descriptor,
                @Nullable String signer) implements Decision {}
    }

    private final Path folder;
    private final TrustedSigners trusted;
    private final String spiVersion;

    JarAdmission(Path folder, TrustedSigners trusted, String spiVersion) {
        this.folder = folder;
        this.trusted = trusted;
        this.spiVersion = spiVersion;
    }

    Decision decide(Path jar) {
        Optional<LocalizedText> fault = faultOfFile(jar);
        if (fault.isPresent()) {
            return new Decision.Turned(PluginState.REFUSED, fault.get(), null, null);
        }
        return switch (SignatureCheck.of(jar, trusted)) {
            case SignatureCheck.Verdict.Refused(LocalizedText reason) ->
                new Decision.Turned(PluginState.REFUSED, reason, null, null);
            case SignatureCheck.Verdict.Signed(String signer) -> decideSigned(jar, signer);
        };
    }

    private Decision decideSigned(Path jar, String signer) {
        PluginDescriptor descriptor = new ManifestPluginDescriptorFinder().find(jar);
        String id = String.valueOf(descriptor.getPluginId());
        if (!ExtensionId.PLUGIN.matcher(id).matches()) {
            return new Decision.Turned(
                    PluginState.REFUSED,
                    new LocalizedText(
                            "Jej manifest nie ma Plugin-Id z małych liter, cyfr i łączników.",
                            "Its manifest has no Plugin-Id of small letters, digits and hyphens."),
                    null,
                    signer);
        }
        if (!descriptor.getDependencies().isEmpty()) {
            return new Decision.Turned(
                    PluginState.REFUSED,
                    new LocalizedText(
                            "Zależy od innych wtyczek, a wtyczka jest samodzielna.",
                            "It depends on other plugins; a plugin stands alone."),
                    descriptor,
                    signer);
        }
        Optional<LocalizedText> fault = faultOfVersion(descriptor);
        return fault.isPresent()
                ? new Decision.Turned(PluginState.INCOMPATIBLE, fault.get(), descriptor, signer)
                : new Decision.Admitted(descriptor, signer);
    }

    private Optional<LocalizedText> faultOfVersion(PluginDescriptor descriptor) {
        String requires = descriptor.getRequires();
        if (requires == null || requires.isBlank() || "*".equals(requires.strip())) {
            return fault(
                    "Jej manifest nie mówi, dla której wersji SPI ją zbudowano (Plugin-Requires).",
                    "Its manifest does not say for which version of the SPI it was built (Plugin-Requires).");
        }
        try {
            if (new DefaultVersionManager().checkVersionConstraint(spiVersion, requires)) {
                return Optional.empty();
            }
        } catch (RuntimeException _) {
            return fault(
                    "Jej Plugin-Requires nie jest zakresem wersji: " + requires + ".",
                    "Its Plugin-Requires is not a range of versions: " + requires + ".");
        }
        return fault(
                "Zbudowano ją dla SPI " + requires + "; ten program ma SPI " + spiVersion
                        + ". Poproś jej twórcę o pasującą wersję.",
                "It was built for SPI " + requires + "; this product has SPI " + spiVersion
                        + ". Ask its maker for a version that fits.");
    }

    private Optional<LocalizedText> faultOfFile(Path jar) {
        try {
            if (Files.isSymbolicLink(jar)) {
                return fault(
                        "To dowiązanie symboliczne; skopiuj do folderu wtyczek sam plik jar.",
                        "It is a symbolic link; copy the jar itself into the plugins folder.");
            }
            if (!Files.isRegularFile(jar, LinkOption.NOFOLLOW_LINKS)) {
                return fault("To nie jest plik.", "It is not a file.");
            }
            if (!Objects.equals(jar.toRealPath().getParent(), folder.toRealPath())) {
                return fault(
                        "Nie leży bezpośrednio w folderze wtyczek.", "It does not lie in the plugins folder itself.");
            }
            if (isWritableByAnybody(folder) || isWritableByAnybody(jar)) {
                return fault(
                        "Może ją zmienić każdy na tym komputerze; odbierz to prawo (chmod o-w).",
                        "Anybody on this machine may change it; take that right away (chmod o-w).");
            }
            return Optional.empty();
        } catch (IOException e) {
            return fault(
                    "Nie można jej odczytać: " + e.getMessage() + ".", "It cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Optional<LocalizedText> fault(String pl, String en) {
        return Optional.of(new LocalizedText(pl, en));
    }

    private static boolean isWritableByAnybody(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
