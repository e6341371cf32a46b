package io.dunlin.core.triage;

import io.dunlin.core.correspondence.MessageIdentity;
import io.dunlin.core.triage.linking.SignedTokens;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs the case into our Message-IDs and reply addresses, so that an answer names its case and nobody can forge one. */
@Component
class TokenIdentity implements MessageIdentity {

    private final SignedTokens tokens;

    TokenIdentity(SignedTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String newMessageId(@Nullable Long caseId) {
        String once = UUID.randomUUID().toString();
        return caseId == null ? once : "c." + tokens.sign(caseId) + "." + once;
    }

    @Override
    public @Nullable String replyTag(@Nullable Long caseId) {
        return caseId == null ? null : tokens.sign(caseId);
    }
}
