package io.dunlin.core.settings;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets in the database unreadable without the key file: AES-256-GCM, bound to the place where the secret belongs.
 * The key file is made at the first start, readable by the product's user only; a database dump does not hold it.
 */
@Component
public class SecretBox {

    private final Aead aead;

    public SecretBox(SecretProperties properties) {
        try {
            AeadConfig.register();
            this.aead = loadOrMake(properties.keyFile()).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "dunlin.secrets.key-file: " + properties.keyFile() + " holds no key of this product", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "dunlin.secrets.key-file: " + properties.keyFile() + " can neither be read nor made", e);
        }
    }

    /**
     * Seals a secret.
     *
     * @param place where it belongs; a secret moved to another place cannot be opened there
     */
    public String seal(String secret, String place) {
        try {
            byte[] sealed = aead.encrypt(bytes(secret), bytes(place));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed", e);
        }
    }

    /** Opens what {@link #seal} made for the same place with the same key file. */
    public String open(String sealed, String place) {
        try {
            return new String(aead.decrypt(Base64.getDecoder().decode(sealed), bytes(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of " + place
                            + " cannot be opened: the key file is another one. Enter the secret again.",
                    e);
        }
    }

    private static KeysetHandle loadOrMake(Path file) throws GeneralSecurityException, IOException {
        if (Files.exists(file)) {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        }
        KeysetHandle made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        made, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()),
                StandardOpenOption.TRUNCATE_EXISTING);
        return made;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
