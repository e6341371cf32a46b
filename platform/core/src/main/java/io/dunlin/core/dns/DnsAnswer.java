package io.dunlin.core.dns;

import java.util.List;

/** What came of a question. That nobody answered is something else than that there is nothing. */
public sealed interface DnsAnswer {

    /**
     * There are such records.
     *
     * @param values as in zone files: addresses; {@code 10 mail.example.com.} for MX; the joined strings of each TXT
     */
    record Found(List<String> values) implements DnsAnswer {

        public Found {
            values = List.copyOf(values);
        }
    }

    /** The name exists without such records, or does not exist. */
    record None() implements DnsAnswer {}

    /**
     * No answer that can be relied on: asking again later may bring one.
     *
     * @param reason for people and logs
     */
    record Unanswered(String reason) implements DnsAnswer {}
}
