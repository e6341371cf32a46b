package io.dunlin.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.WatchedMailbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A mailbox on a port where nobody listens. */
@FeatureTest
class MailboxNewsTest {

    @Autowired
    private TestingStaff staff;

    @Autowired
    private MailboxTestAccess mailboxes;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Users users;

    @DynamicPropertySource
    static void watch_a_dead_port(DynamicPropertyRegistry registry) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        WatchedMailbox.register(registry, "sprawy", "sprawy@example.com", () -> port);
        registry.add("dunlin.inbox.poll-interval", () -> "1h");
    }

    @Test
    void an_administrator_hears_once_that_a_mailbox_cannot_be_read() {
        staff.hire("adam", "Adam Wzorcowy", "en", Role.ADMINISTRATOR);

        mailboxes.poll();
        for (int i = 0; i < 5; i++) {
            mailboxes.poll();
        }

        assertThat(notifications.page(users.find("adam").orElseThrow().id(), true, Window.first(10)))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.kind()).isEqualTo(NotificationKind.MAILBOX_FAILED);
                    assertThat(told.notice().headline()).isEqualTo("A mailbox cannot be read: sprawy");
                    assertThat(told.notice().lines()).hasSize(2).noneMatch(line -> line.contains("secret"));
                });
    }
}
