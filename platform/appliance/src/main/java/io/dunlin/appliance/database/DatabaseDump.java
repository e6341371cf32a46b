package io.dunlin.appliance.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.SslMode;

/**
 * Writes a database as SQL and reads it back, with the programs of MariaDB: one transaction's view of all tables, taken
 * while others work.
 */
public final class DatabaseDump {

    private static final int LONGEST_COMPLAINT = 500;

    private final DatabaseLogin login;
    private final Path folder;

    /** @param folder where programs may be unpacked and a file with the password lies for a moment */
    public DatabaseDump(DatabaseLogin login, Path folder) {
        this.login = login;
        this.folder = folder;
    }

    /** Writes all tables with their rows. */
    public void write(OutputStream out) throws IOException {
        PrivateFile.makeFolder(folder);
        Path options = options();
        try {
            Process dump = start(
                    DatabasePrograms.in(folder).dump(),
                    List.of(
                            "--defaults-file=" + options,
                            "--single-transaction",
                            "--quick",
                            "--hex-blob",
                            "--no-tablespaces",
                            "--skip-dump-date",
                            "--default-character-set=utf8mb4",
                            "--max-allowed-packet=1G",
                            schema()));
            dump.getOutputStream().close();
            dump.getInputStream().transferTo(out);
            end(dump, "The database could not be written");
        } finally {
            Files.deleteIfExists(options);
        }
    }

    /** Reads what {@link #write} wrote into an empty database. */
    public void load(InputStream in) throws IOException {
        PrivateFile.makeFolder(folder);
        Path options = options();
        try {
            Process client = start(
                    DatabasePrograms.in(folder).client(),
                    List.of(
                            "--defaults-file=" + options,
                            "--batch",
                            "--binary-mode",
                            "--default-character-set=utf8mb4",
                            "--max-allowed-packet=1G",
                            schema()));
            IOException broken = null;
            try (OutputStream to = client.getOutputStream()) {
                in.transferTo(to);
            } catch (IOException e) {
                // The program has ended; what it says is worth more than the broken pipe.
                broken = e;
            }
            end(client, "The database could not be read back");
            if (broken != null) {
                throw broken;
            }
        } finally {
            Files.deleteIfExists(options);
        }
    }

    private Process start(Path program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(complaints().toFile()).start();
    }

    private void end(Process program, String otherwise) throws IOException {
        try {
            int status = program.waitFor();
            String complaint = Files.readString(complaints()).strip();
            Files.deleteIfExists(complaints());
            if (status != 0) {
                throw new DatabaseUnavailable(otherwise + ": "
                        + complaint
                                .substring(0, Math.min(complaint.length(), LONGEST_COMPLAINT))
                                .replaceAll("\\s+", " "));
            }
        } catch (InterruptedException e) {
            program.destroy();
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(otherwise + ": interrupted", e);
        }
    }

    private Path complaints() {
        return folder.resolve("dump.log");
    }

    /** The login in a file of its owner's: arguments and variables of a process can be read by others. */
    private Path options() throws IOException {
        Configuration parsed = parsed();
        HostAddress address = parsed.addresses().getFirst();
        Path file = folder.resolve("dump.cnf");
        PrivateFile.write(
                file,
                String.format(
                        Locale.ROOT,
                        "[client]%nprotocol=tcp%nhost=%s%nport=%d%nuser=\"%s\"%npassword=\"%s\"%n%s",
                        address.host,
                        address.port,
                        quoted(login.user()),
                        quoted(login.password()),
                        tls(parsed)));
        return file;
    }

    private static String tls(Configuration parsed) {
        SslMode mode = parsed.sslMode();
        if (mode == SslMode.DISABLE) {
            return "skip-ssl\n";
        }
        String certificate =
                parsed.serverSslCert() == null ? "" : "ssl-ca=\"" + quoted(parsed.serverSslCert()) + "\"\n";
        return "ssl\n" + certificate
                + (mode == SslMode.TRUST ? "skip-ssl-verify-server-cert\n" : "ssl-verify-server-cert\n");
    }

    private String schema() {
        String schema = parsed().database();
        if (schema == null) {
            throw new DatabaseUnavailable("dunlin.database.url: write the name of the database at its end");
        }
        return schema;
    }

    private Configuration parsed() {
        try {
            Configuration parsed = Configuration.parse(login.url());
            if (parsed == null || parsed.addresses().isEmpty()) {
                throw new DatabaseUnavailable("dunlin.database.url: this is no address of a MariaDB server");
            }
            return parsed;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("dunlin.database.url: " + e.getMessage(), e);
        }
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
