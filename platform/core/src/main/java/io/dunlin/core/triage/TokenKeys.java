package io.dunlin.core.triage;

import io.dunlin.core.triage.linking.SignedTokens;
import org.springframework.stereotype.Component;

/** Keys for tokens of other kinds, each derived from the one key that the appliance keeps outside its database. */
@Component
public class TokenKeys {

    private final SignedTokens tokens;

    TokenKeys(SignedTokens tokens) {
        this.tokens = tokens;
    }

    /** 32 bytes for a purpose: always the same for it, and of no use for another. */
    public byte[] keyFor(String purpose) {
        return tokens.deriveKey(purpose);
    }
}
