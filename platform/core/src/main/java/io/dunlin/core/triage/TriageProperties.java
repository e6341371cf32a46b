package io.dunlin.core.triage;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the triage needs to know of its surroundings.
 *
 * @param tokenKeyFile the key that signs the tokens in our Message-IDs and reply addresses; made where it is missing.
 *     Without it answers to older messages are not recognised by their token
 * @param authenticationServer the name that the firm's mail server writes into {@code Authentication-Results} (RFC 8601);
 *     results of other servers are anybody's to write and are not believed. Null: no result is believed
 * @param receivingServers the names that the firm's mail servers write into {@code Received} after "by": what stands below
 *     the field of the outermost of them is anybody's to write. Without any, the machine that sent a mail is not known
 */
@ConfigurationProperties("dunlin.triage")
public record TriageProperties(
        Path tokenKeyFile,
        @Nullable String authenticationServer,
        @DefaultValue List<String> receivingServers) {

    public TriageProperties {
        receivingServers = List.copyOf(receivingServers);
    }
}
