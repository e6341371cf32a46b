package io.dunlin.spi.value;

/**
 * The other system's own, stable key of a record. The product adds the source it came from; together they are unique,
 * so that the same record fetched again is the same record.
 *
 * @param value 1 to 190 characters, no control characters
 */
public record ExternalRef(String value) {

    private static final int LONGEST = 190;

    public ExternalRef {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("An external reference has 1 to " + LONGEST + " printable characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
