package io.dunlin.core.triage;

import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.triage.classification.ReplyModel;
import io.dunlin.core.triage.linking.SignedTokens;
import io.dunlin.spi.value.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shipped model and the key of the tokens. */
@Configuration(proxyBeanMethods = false)
class TriageConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    MailUnderstanding mailUnderstanding(MailProperties mail) {
        Set<String> ownDomains = new HashSet<>();
        Stream.of(String.valueOf(mail.from()), String.valueOf(mail.replyTo()))
                .flatMap(address -> EmailAddress.find(address).stream())
                .map(EmailAddress::domain)
                .forEach(ownDomains::add);
        return new MailUnderstanding(ReplyModel.shipped(), ownDomains, Currency.getInstance("PLN"));
    }

    @Bean
    SignedTokens signedTokens(TriageProperties properties) {
        try {
            return new SignedTokens(loadOrMake(properties.tokenKeyFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "dunlin.triage.token-key-file: " + properties.tokenKeyFile() + " can neither be read nor made", e);
        }
    }

    private static byte[] loadOrMake(Path file) throws IOException {
        if (Files.exists(file)) {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(key));
        return key;
    }
}
