package io.dunlin.appliance.health;

import java.util.List;

/**
 * How the appliance is doing.
 *
 * @param status the worst of its parts
 * @param version of the product
 */
public record HealthReport(Status status, String version, List<Part> parts) {

    public HealthReport {
        parts = List.copyOf(parts);
    }

    /** From good to bad. */
    public enum Status {
        UP,
        /** It works; something outside needs a look. */
        IMPAIRED,
        /** It does not do its work. */
        DOWN
    }

    /**
     * One part.
     *
     * @param detail numbers only: this page is open to everybody who reaches the port
     */
    public record Part(String name, Status status, String detail) {}
}
