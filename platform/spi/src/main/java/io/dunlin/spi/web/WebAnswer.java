package io.dunlin.spi.web;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param body the text, at most {@link WebApi#LONGEST_ANSWER} octets of it
 */
public record WebAnswer(int status, String body) {

    private static final int FIRST_GOOD = 200;
    private static final int FIRST_REDIRECT = 300;

    /** Whether the status says that the request was carried out. */
    public boolean isGood() {
        return status >= FIRST_GOOD && status < FIRST_REDIRECT;
    }
}
