package io.dunlin.core.remittances.feeds;

/**
 * The public key of an SFTP server.
 *
 * @param line as in a file of known hosts: type and key
 * @param fingerprint as the bank publishes it, for example {@code SHA256:…}
 */
public record SftpHostKey(String line, String fingerprint) {

    /** The type, for example {@code ssh-ed25519}. */
    public String type() {
        return line.substring(0, line.indexOf(' '));
    }
}
