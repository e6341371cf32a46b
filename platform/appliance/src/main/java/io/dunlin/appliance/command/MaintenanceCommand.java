package io.dunlin.appliance.command;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.jobs.Maintenance;
import io.dunlin.core.jobs.Maintenance.Break;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Lets jobs rest while somebody works on the system, and checks the tables. */
@Command(
        name = "maintenance",
        description = "Lets the jobs of all nodes rest while somebody works on the system, and checks the tables.",
        mixinStandardHelpOptions = true)
final class MaintenanceCommand extends ApplianceCommand implements Runnable {

    private static final Actor ACTOR = Actor.system("command-line");
    private static final int LONGEST_REASON = 500;

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "Say what to do: on, off, status or check");
    }

    @Command(
            name = "on",
            description =
                    "From now on no job begins: no mail is read, nothing is sent, nothing is imported, nobody is"
                            + " dunned. Jobs that run end in peace; a running appliance follows within seconds. Screens can be used.",
            mixinStandardHelpOptions = true)
    int on(
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "Why; kept in the audit trail.")
                    String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw new ParameterException(
                    spec().commandLine(), "--reason: write " + LONGEST_REASON + " characters at most");
        }
        return with(context -> {
            Maintenance maintenance = context.getBean(Maintenance.class);
            boolean begun = context.getBean(Transactions.class).in(() -> {
                boolean now = maintenance.begin(reason, ACTOR);
                if (now) {
                    record(context.getBean(AuditTrail.class), "maintenance-begun", reason);
                }
                return now;
            });
            out().println(
                            begun
                                    ? "Maintenance: no job begins until 'dunlin maintenance off'."
                                    : "There is maintenance already; 'dunlin maintenance status' says since when.");
            return ExitStatus.DONE;
        });
    }

    @Command(name = "off", description = "Jobs run again; what is due is done.", mixinStandardHelpOptions = true)
    int off() {
        return with(context -> {
            boolean ended = context.getBean(Transactions.class).in(() -> {
                boolean now = context.getBean(Maintenance.class).end();
                if (now) {
                    record(context.getBean(AuditTrail.class), "maintenance-ended", "");
                }
                return now;
            });
            out().println(ended ? "Maintenance is over; jobs run again." : "There was no maintenance.");
            return ExitStatus.DONE;
        });
    }

    @Command(name = "status", description = "Says whether there is maintenance.", mixinStandardHelpOptions = true)
    int status() {
        return with(context -> {
            Optional<Break> current = context.getBean(Maintenance.class).current();
            out().println(current.map(
                            now -> "Maintenance since " + now.startedAt().truncatedTo(ChronoUnit.SECONDS) + " by "
                                    + now.startedBy() + (now.reason().isEmpty() ? "." : ": " + now.reason()))
                    .orElse("No maintenance; jobs run."));
            return ExitStatus.DONE;
        });
    }

    @Command(
            name = "check",
            description =
                    "Lets the database check every table and index. Reads everything: on a large database take a quiet"
                            + " hour.",
            mixinStandardHelpOptions = true)
    int check() {
        return with(context -> {
            List<String> faults = context.getBean(Jdbi.class).withHandle(handle -> {
                List<String> tables =
                        handle.createQuery("""
                                select table_name
                                from information_schema.tables
                                where table_schema = database() and table_type = 'BASE TABLE'
                                order by table_name
                                """).mapTo(String.class).list();
                List<String> found = tables.stream()
                        .flatMap(table -> handle
                                .createQuery("check table `" + table + "`")
                                .map((results, _) -> new Verdict(
                                        table, results.getString("Msg_type"), results.getString("Msg_text")))
                                .list()
                                .stream())
                        .filter(Verdict::isFault)
                        .map(verdict -> verdict.table() + ": " + verdict.text())
                        .toList();
                if (found.isEmpty()) {
                    out().println("Checked " + tables.size() + " tables: all are well.");
                }
                return found;
            });
            if (!faults.isEmpty()) {
                faults.forEach(out()::println);
                throw new CommandFailure(
                        "tables are damaged, see above; look at the disk and the database's log, and restore a backup");
            }
            return ExitStatus.DONE;
        });
    }

    private record Verdict(String table, String type, String text) {
        boolean isFault() {
            return !type.equals("note") && !text.equals("OK");
        }
    }

    private static void record(AuditTrail audit, String action, String reason) {
        audit.record(ACTOR, action, new Subject("maintenance", null, null), reason, Map.of());
    }
}
