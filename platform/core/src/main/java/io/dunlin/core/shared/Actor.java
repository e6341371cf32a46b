package io.dunlin.core.shared;

/**
 * Who did something: a user by login, a part of the product by name, or a debtor.
 *
 * @param name a login, a component's name or the id of a debtor; never a debtor's name
 */
public record Actor(Kind kind, String name) {

    /** The three kinds of actors. */
    public enum Kind {
        USER,
        SYSTEM,
        DEBTOR
    }

    public static Actor user(String login) {
        return new Actor(Kind.USER, login);
    }

    public static Actor system(String component) {
        return new Actor(Kind.SYSTEM, component);
    }

    public static Actor debtor(long debtorId) {
        return new Actor(Kind.DEBTOR, Long.toString(debtorId));
    }
}
