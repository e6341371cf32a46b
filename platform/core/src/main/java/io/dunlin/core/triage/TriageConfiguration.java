package io.dunlin.core.triage;

import io.dunlin.core.dns.DnsResolver;
import io.dunlin.core.inbox.FoldersOfMeaning;
import io.dunlin.core.triage.linking.SignedTokens;
import io.dunlin.core.triage.sender.SenderProving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of the tokens, and the folders that classes name. */
@Configuration(proxyBeanMethods = false)
class TriageConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    FoldersOfMeaning foldersOfClasses() {
        List<String> names = Arrays.stream(ReplyClass.values()).map(Enum::name).toList();
        return () -> names;
    }

    @Bean
    SenderProving senderProving(DnsResolver resolver, TriageProperties properties) {
        return new SenderProving(resolver, properties.authenticationServer(), properties.receivingServers());
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
