package io.dunlin.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The certificates whose holders may sign plugins. A signature counts when its own certificate is one of them. */
final class TrustedSigners {

    private static final List<String> SUFFIXES = List.of(".pem", ".crt", ".cer", ".der");

    private final Set<Certificate> certificates;

    private TrustedSigners(Set<Certificate> certificates) {
        this.certificates = Set.copyOf(certificates);
    }

    /** @throws IllegalArgumentException where a file that should be a certificate is none */
    static TrustedSigners in(Path folder) {
        Set<Certificate> certificates = new HashSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                    if (SUFFIXES.stream().anyMatch(name::endsWith)) {
                        certificates.addAll(read(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the folder of trusted certificates " + folder, e);
            }
        }
        return new TrustedSigners(certificates);
    }

    /** The subject of the first trusted certificate among the signers. */
    Optional<String> subjectOf(CodeSigner[] signers) {
        for (CodeSigner signer : signers) {
            Certificate own = signer.getSignerCertPath().getCertificates().getFirst();
            if (certificates.contains(own) && own instanceof X509Certificate x509) {
                return Optional.of(x509.getSubjectX500Principal().getName());
            }
        }
        return Optional.empty();
    }

    private static Set<Certificate> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Set<Certificate> read =
                    Set.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (!read.isEmpty()) {
                return read;
            }
        } catch (CertificateException _) {
            // said below
        }
        throw new IllegalArgumentException(
                file + " is not a certificate in PEM or DER form; replace it or take it out of the folder");
    }
}
