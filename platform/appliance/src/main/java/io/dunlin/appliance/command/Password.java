package io.dunlin.appliance.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** A new password: never an argument of a command, where every user of the machine could read it. */
record Password(String value, boolean wasMade) {

    // No letters or digits that look like others.
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    static Password made() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "").append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return new Password(password.toString(), true);
    }

    static Password read(InputStream input) {
        try {
            String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw new CommandFailure("no password came on standard input");
            }
            return new Password(line, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void print(PrintWriter out) {
        if (wasMade) {
            out.println("The password, shown only now: " + value);
        }
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "Password";
    }
}
