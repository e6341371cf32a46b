package io.dunlin.core.remittances.feeds;

/** How a feed logs in. Never shown again once it was saved. */
public sealed interface SftpSecret {

    /** What was saved before stays. */
    record Unchanged() implements SftpSecret {}

    record Password(String password) implements SftpSecret {
        @Override
        public String toString() {
            return "Password[…]";
        }
    }

    /**
     * A private key as text (OpenSSH or PEM).
     *
     * @param passphrase what it is encrypted with; empty for a key that is not
     */
    record PrivateKey(String text, String passphrase) implements SftpSecret {
        @Override
        public String toString() {
            return "PrivateKey[…]";
        }
    }
}
