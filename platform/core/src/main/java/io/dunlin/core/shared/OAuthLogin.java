package io.dunlin.core.shared;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How an access token for a mail server is got (OAuth 2.0, RFC 6749), where the provider takes no passwords any more: with a
 * refresh token that an administrator got once, else as the application itself (client credentials).
 *
 * @param tokenUrl where tokens are given, for example
 *     {@code https://login.microsoftonline.com/TENANT/oauth2/v2.0/token} or {@code https://oauth2.googleapis.com/token}
 * @param scope what the token is for, for example {@code https://outlook.office365.com/.default}
 */
public record OAuthLogin(
        URI tokenUrl,
        String clientId,
        @Nullable String clientSecret,
        @Nullable String refreshToken,
        @Nullable String scope) {

    public OAuthLogin {
        boolean loopback = "127.0.0.1".equals(tokenUrl.getHost()) || "localhost".equals(tokenUrl.getHost());
        if (!"https".equals(tokenUrl.getScheme()) && !loopback) {
            throw new IllegalArgumentException("oauth.token-url: write an address that begins with https://");
        }
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("oauth.client-id: write the application's id at the provider");
        }
        if (refreshToken == null && clientSecret == null) {
            throw new IllegalArgumentException("oauth: write a client-secret, a refresh-token or both");
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "OAuthLogin[" + tokenUrl + ", " + clientId + "]";
    }
}
