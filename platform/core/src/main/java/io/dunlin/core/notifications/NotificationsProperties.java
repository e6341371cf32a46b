package io.dunlin.core.notifications;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where notifications lead to.
 *
 * @param address the product's address as its users open it, for example {@code https://dunlin.example.com}; mails hold no
 *     links without it
 */
@ConfigurationProperties("dunlin.notifications")
public record NotificationsProperties(@Nullable URI address) {

    public NotificationsProperties {
        if (address != null && (address.getScheme() == null || address.getHost() == null)) {
            throw new IllegalArgumentException(
                    "dunlin.notifications.address: write an address such as https://dunlin.example.com");
        }
    }

    /** Where a path of the product is found from outside; null where the address is not configured. */
    @Nullable
    String linkTo(String path) {
        URI base = address;
        if (base == null) {
            return null;
        }
        String text = base.toString();
        return (text.endsWith("/") ? text : text + "/") + path;
    }
}
