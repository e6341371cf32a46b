package io.dunlin.appliance.support;

import io.dunlin.appliance.database.PrivateFile;
import io.dunlin.appliance.doctor.Finding;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Json;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** A zip file of short texts for support. */
public final class SupportBundle {

    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(?i)[0-9]{1,8}(ms|s|m|h|d)?|true|false|none|starttls|tls");

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Collects what can be known without a database. */
    public SupportBundle(String product, List<Finding> findings) {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        texts.put(
                "machine.txt",
                lines(
                        "Dunlin " + product,
                        "Java " + Runtime.version() + ", " + System.getProperty("java.vendor"),
                        system.getName() + " " + system.getVersion() + " " + system.getArch() + ", "
                                + system.getAvailableProcessors() + " processors, load "
                                + system.getSystemLoadAverage(),
                        "memory " + (system.getTotalMemorySize() >> 20) + " MB, free "
                                + (system.getFreeMemorySize() >> 20) + " MB, largest heap "
                                + (Runtime.getRuntime().maxMemory() >> 20) + " MB"));
        texts.put("doctor.jsonl", findings.stream().map(Json::write).collect(Collectors.joining("\n", "", "\n")));
    }

    /** Adds what the database and the plugins tell. */
    public void add(ApplicationContext context) {
        texts.put("configuration.txt", configuration((ConfigurableEnvironment) context.getEnvironment()));
        texts.put("plugins.txt", plugins(context.getBean(PluginRegistry.class)));
        SendingSettings sending = context.getBean(ProductSettings.class).get(SendingSettings.GROUP);
        texts.put("sending.txt", lines("live " + sending.live(), "stopped " + sending.stopped()));
        Jdbi jdbi = context.getBean(Jdbi.class);
        texts.put("database.txt", "version " + rows(jdbi, "select version()") + "\n" + rows(jdbi, """
                        select table_name, table_rows, round((data_length + index_length) / 1048576, 1)
                        from information_schema.tables
                        where table_schema = database()
                        order by table_name
                        """));
        texts.put("migrations.txt", rows(jdbi, """
                        select version, description, success, execution_time
                        from flyway_schema_history
                        order by installed_rank
                        """));
        texts.put("jobs.txt", rows(jdbi, """
                        select task_name, count(*), sum(picked), min(execution_time), max(consecutive_failures)
                        from scheduled_tasks
                        group by task_name
                        order by task_name
                        """));
        texts.put("failed-jobs.txt", rows(jdbi, """
                        select job_type, kind, code, count(*), max(failed_at)
                        from failed_job
                        where resolution is null
                        group by job_type, kind, code
                        order by job_type, kind, code
                        """));
    }

    /** What is in it, for whoever passes it on. */
    public String contents() {
        return "It holds " + String.join(", ", texts.keySet())
                + ": versions, numbers, names of keys, tables, plugins and jobs, and what the doctor says, with mail addresses"
                + " and long numbers taken out. It holds no mail, letter, statement, name of a debtor, password or key, and no"
                + " log: where support asks for that, 'journalctl -u dunlin' shows it.";
    }

    /** Writes it, for its owner alone. */
    public void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "contents.txt", contents() + "\n");
            for (Map.Entry<String, String> text : texts.entrySet()) {
                add(zip, text.getKey(), Redaction.of(text.getValue()));
            }
        }
        PrivateFile.write(file, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** The keys that are set, and only such values as cannot say anything about anybody. */
    private static String configuration(ConfigurableEnvironment environment) {
        Map<String, String> keys = new TreeMap<>();
        environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .map(EnumerablePropertySource.class::cast)
                .flatMap(source -> java.util.Arrays.stream(source.getPropertyNames()))
                .filter(name -> name.startsWith("dunlin."))
                .forEach(name -> {
                    String value = String.valueOf(environment.getProperty(name));
                    boolean shown = SAYS_NOTHING.matcher(value).matches()
                            && !name.toLowerCase(Locale.ROOT).contains("password");
                    keys.put(name, shown ? value : "(set)");
                });
        return keys.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String plugins(PluginRegistry registry) {
        StringBuilder text = new StringBuilder();
        for (InstalledPlugin plugin : registry.plugins()) {
            text.append(plugin.id())
                    .append(' ')
                    .append(plugin.version())
                    .append(' ')
                    .append(plugin.state())
                    .append(
                            plugin.reason() == null
                                    ? ""
                                    : ": " + plugin.reason().en())
                    .append('\n');
            plugin.extensions()
                    .forEach(offered -> text.append("  ")
                            .append(offered.id())
                            .append(' ')
                            .append(offered.health())
                            .append('\n'));
        }
        return text.toString();
    }

    private static String rows(Jdbi jdbi, String sql) {
        return jdbi.withHandle(handle -> handle
                .createQuery(sql)
                .map((results, _) -> {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                        row.append(i == 1 ? "" : "\t").append(results.getString(i));
                    }
                    return row.append('\n').toString();
                })
                .list()
                .stream()
                .collect(Collectors.joining()));
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }
}
