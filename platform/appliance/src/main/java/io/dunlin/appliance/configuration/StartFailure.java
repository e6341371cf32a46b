package io.dunlin.appliance.configuration;

import io.dunlin.appliance.database.DatabaseUnavailable;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.web.server.PortInUseException;

/** Turns what stopped a start into one line that says which key is wrong and what to write. */
public final class StartFailure {

    private StartFailure() {}

    /** The line; empty where the cause is nothing that an administrator could put right. */
    public static Optional<String> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case WrongConfiguration wrong -> {
                    return Optional.of(oneLine(wrong));
                }
                case DatabaseUnavailable unavailable -> {
                    return Optional.of(oneLine(unavailable));
                }
                case PortInUseException inUse -> {
                    return Optional.of(portInUse(inUse.getPort()));
                }
                case BindException e
                when String.valueOf(e.getMessage()).contains("Permission denied") -> {
                    return Optional.of(
                            "dunlin.http.port: only root may listen on a port below 1024; write a higher one,"
                                    + " and let a reverse proxy with TLS listen on 443");
                }
                case BindException _ -> {
                    return Optional.of("dunlin.http.address: this machine cannot listen there (" + cause.getMessage()
                            + "); write one of its addresses, or 0.0.0.0 for all of them");
                }
                case org.springframework.boot.context.properties.bind.BindException binding -> {
                    return Optional.of(wrongValue(binding));
                }
                case IllegalArgumentException e
                when startsWithKey(e.getMessage()) -> {
                    return Optional.of(oneLine(e));
                }
                default -> {
                    // look deeper
                }
            }
        }
        return Optional.empty();
    }

    private static String wrongValue(org.springframework.boot.context.properties.bind.BindException binding) {
        String said = ownMessage(binding)
                .orElseGet(() -> binding.getName() + ": "
                        + expected(binding.getTarget().getType().resolve()));
        return oneLine(said + where(binding.getProperty()));
    }

    private static Optional<String> ownMessage(Throwable binding) {
        for (Throwable cause = binding.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && startsWithKey(cause.getMessage())) {
                return Optional.of(oneLine(cause));
            }
            if (cause instanceof org.springframework.boot.context.properties.bind.BindException deeper) {
                return Optional.of(deeper.getName() + ": "
                        + expected(deeper.getTarget().getType().resolve()));
            }
        }
        return Optional.empty();
    }

    private static boolean startsWithKey(@Nullable String message) {
        return message != null && message.startsWith("dunlin.");
    }

    private static String portInUse(int port) {
        return "dunlin.http.port: another program listens on port " + port
                + " already; stop it, or write another port (--http-port)";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "this value cannot be read";
        }
        if (type.isEnum()) {
            return "write one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "write a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "write true or false";
        }
        if (type == Duration.class) {
            return "write a time with its unit, for example 30s, 5m or 12h";
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return "write a time zone, for example Europe/Warsaw";
        }
        if (Path.class.isAssignableFrom(type)) {
            return "write a folder";
        }
        return "this is not a " + type.getSimpleName();
    }

    private static String where(@Nullable ConfigurationProperty property) {
        Origin origin = property == null ? null : property.getOrigin();
        if (origin instanceof PropertySourceOrigin source) {
            origin = source.getOrigin();
        }
        if (origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
            return " (" + text.getResource().getFilename() + ", line "
                    + (text.getLocation().getLine() + 1) + ")";
        }
        return "";
    }

    private static String oneLine(Throwable failure) {
        return oneLine(String.valueOf(failure.getMessage()));
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
