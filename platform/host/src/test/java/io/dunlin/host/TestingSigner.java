package io.dunlin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** A maker of plugins with a key and a certificate of its own. */
final class TestingSigner {

    private static final String PASSWORD = "only-for-tests";

    private final KeyStore.PrivateKeyEntry entry;

    private TestingSigner(KeyStore.PrivateKeyEntry entry) {
        this.entry = entry;
    }

    static TestingSigner named(String commonName, Path folder) throws Exception {
        Path store = folder.resolve(commonName + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "maker",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + commonName,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new TestingSigner((KeyStore.PrivateKeyEntry)
                keys.getEntry("maker", new KeyStore.PasswordProtection(PASSWORD.toCharArray())));
    }

    void writeCertificateTo(Path file) throws IOException, GeneralSecurityException {
        byte[] der = entry.getCertificate().getEncoded();
        boolean binary = file.toString().endsWith(".der");
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
        Files.write(file, binary ? der : pem.getBytes(StandardCharsets.US_ASCII));
    }

    void sign(Path unsigned, Path signed) throws IOException {
        try (ZipFile in = new ZipFile(unsigned.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(entry).signerName("MAKER").build().sign(in, out);
        }
    }
}
