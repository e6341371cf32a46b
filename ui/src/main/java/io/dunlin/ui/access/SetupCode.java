package io.dunlin.ui.access;

import io.dunlin.core.access.Users;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The one-time code with which the first administrator is made. It exists only while there is no user, is told in the
 * server's log, and changes after ten wrong tries.
 */
@Component
public class SetupCode {

    private static final Logger log = LoggerFactory.getLogger(SetupCode.class);
    // No letters or digits that look like others.
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 12;
    private static final int MOST_WRONG = 10;

    private final Users users;
    private final SecureRandom random = new SecureRandom();
    private String code = "";
    private int wrong;

    public SetupCode(Users users) {
        this.users = users;
    }

    /** Whether nobody can sign in yet. */
    public boolean needed() {
        return users.all().isEmpty();
    }

    /** The code, while it is needed. */
    public synchronized Optional<String> current() {
        if (!needed()) {
            return Optional.empty();
        }
        if (code.isEmpty()) {
            renew();
        }
        return Optional.of(code);
    }

    /** Whether this is the code; spaces, hyphens and small letters do not matter. */
    public synchronized boolean matches(String typed) {
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
        boolean right =
                current().map(known -> known.replace("-", "").equals(plain)).orElse(false);
        if (!right && ++wrong >= MOST_WRONG && needed()) {
            renew();
            tell();
        }
        return right;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        tell();
    }

    private void tell() {
        current()
                .ifPresent(known -> log.warn(
                        "There is no user yet. Open the product in a browser and make the first administrator with this code: {}",
                        known));
    }

    private void renew() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                made.append('-');
            }
            made.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        code = made.toString();
        wrong = 0;
    }
}
