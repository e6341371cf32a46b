package io.dunlin.ui.access;

import io.dunlin.core.access.LoginAttempts;
import io.dunlin.core.access.LoginAttempts.Account;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The accounts of core as the login form asks for them, and the count of what came of each try. */
@Component
public class Accounts implements UserDetailsService {

    private final Users users;
    private final LoginAttempts attempts;
    private final Clock clock;

    public Accounts(Users users, LoginAttempts attempts, Clock clock) {
        this.users = users;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        String login = loginOf(name);
        Account account = attempts.find(login).orElseThrow(() -> new UsernameNotFoundException("No such account"));
        User user = users.find(login).orElseThrow(() -> new UsernameNotFoundException("No such account"));
        return org.springframework.security.core.userdetails.User.withUsername(account.login())
                .password(account.passwordHash())
                .disabled(!account.enabled())
                .accountLocked(account.lockedAt(clock.instant()))
                .roles(user.roles().stream().map(Role::name).toArray(String[]::new))
                .build();
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        attempts.succeeded(event.getAuthentication().getName());
    }

    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent event) {
        attempts.failed(loginOf(event.getAuthentication().getName()));
    }

    private static String loginOf(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
