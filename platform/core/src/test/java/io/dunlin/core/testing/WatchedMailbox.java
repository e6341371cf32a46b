package io.dunlin.core.testing;

import java.util.function.IntSupplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The one mailbox that the product watches in a test, on a server of this machine without encryption. */
public final class WatchedMailbox {

    /** What logs in: its password is {@code secret}. */
    public static void register(DynamicPropertyRegistry registry, String name, String user, IntSupplier port) {
        String key = "dunlin.inbox.mailboxes[0].";
        registry.add(key + "name", () -> name);
        registry.add(key + "host", () -> "127.0.0.1");
        registry.add(key + "port", port::getAsInt);
        registry.add(key + "security", () -> "NONE");
        registry.add(key + "user", () -> user);
        registry.add(key + "password", () -> "secret");
        registry.add(key + "idle", () -> "false");
    }

    private WatchedMailbox() {}
}
