package io.dunlin.core.access;

import io.dunlin.spi.value.EmailAddress;
import java.util.Set;

/**
 * A person who works with the product.
 *
 * @param login 2 to 64 small letters, digits, dots and hyphens
 * @param language {@code pl} or {@code en}
 */
public record User(
        UserId id,
        String login,
        String displayName,
        EmailAddress email,
        String language,
        boolean enabled,
        boolean mustChangePassword,
        Set<Role> roles) {

    public User {
        roles = Set.copyOf(roles);
    }
}
