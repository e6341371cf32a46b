package io.dunlin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.host.GuardedResult.Failed;
import io.dunlin.host.GuardedResult.Succeeded;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.value.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRegistryTest {

    private static final String ECHO =
            "return new SmsReceipt(message.reference(), List.of(context.settings().getText(\"greeting\")), SmsStatus.ACCEPTED);";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static TestingSigner maker;
    static TestingSigner stranger;

    @TempDir
    Path work;

    Path plugins;
    Path trusted;
    TestingSettings settings = new TestingSettings();
    PluginRegistry registry;

    @BeforeAll
    static void make_keys(@TempDir Path keys) throws Exception {
        maker = TestingSigner.named("Example-Works", keys);
        stranger = TestingSigner.named("Somebody-Else", keys);
    }

    @BeforeEach
    void prepare_folders() throws Exception {
        plugins = Files.createDirectory(work.resolve("plugins"));
        trusted = Files.createDirectory(work.resolve("trusted"));
        maker.writeCertificateTo(trusted.resolve("maker.pem"));
    }

    @AfterEach
    void close() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void loads_a_signed_plugin_and_calls_it_with_its_settings() throws Exception {
        TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        open();
        InstalledPlugin plugin = only();
        assertThat(plugin.state()).isEqualTo(PluginState.ENABLED);
        assertThat(plugin.signer()).isEqualTo("CN=Example-Works");
        assertThat(plugin.version()).isEqualTo("1.2.3");
        assertThat(plugin.extensions()).singleElement().satisfies(offered -> {
            assertThat(offered.id()).isEqualTo(ExtensionId.parse("sms-good/Gateway"));
            assertThat(offered.point()).isEqualTo("SmsGateway");
            assertThat(offered.name().pl()).isEqualTo("Bramka");
            assertThat(offered.schema().find("greeting")).isPresent();
        });
        assertThat(send()).isEqualTo(succeeded("hello"));
        assertThat(gateway().health().calls()).isEqualTo(1);
        assertThat(gateway().selfTest()).isInstanceOf(Succeeded.class);
    }

    @Test
    void is_in_service_at_once_and_set_up_once_what_it_requires_is_saved() throws Exception {
        TestingPlugin.named("sms-new").gateway(ECHO).requiringItsSetting().install(work, maker, plugins);
        open();
        assertThat(gateway().isSetUp()).isFalse();
        settings.save(gateway().id(), Map.of("greeting", "good day"));
        assertThat(gateway().isSetUp()).isTrue();
        assertThat(send()).isEqualTo(succeeded("good day"));
    }

    @Test
    void trusts_certificates_in_either_form() throws Exception {
        Files.delete(trusted.resolve("maker.pem"));
        maker.writeCertificateTo(trusted.resolve("maker.der"));
        TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        open();
        assertThat(only().state()).isEqualTo(PluginState.ENABLED);
    }

    @Test
    void refuses_to_start_on_a_trusted_file_that_is_no_certificate() throws Exception {
        Files.writeString(trusted.resolve("broken.crt"), "not a certificate");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broken.crt");
    }

    @Test
    void refuses_an_unsigned_plugin() throws Exception {
        Files.copy(TestingPlugin.named("sms-bare").gateway(ECHO).pack(work), plugins.resolve("sms-bare.jar"));
        open();
        refused("not signed");
    }

    @Test
    void refuses_a_plugin_signed_by_a_stranger() throws Exception {
        TestingPlugin.named("sms-foreign").gateway(ECHO).install(work, stranger, plugins);
        open();
        refused("not signed by a trusted certificate");
    }

    @Test
    void refuses_a_jar_changed_after_it_was_signed() throws Exception {
        Path jar = TestingPlugin.named("sms-good")
                .gateway(ECHO)
                .resource("a.txt", "before")
                .install(work, maker, plugins);
        rewrite(jar, "a.txt", "after!");
        open();
        refused("changed after it was signed");
    }

    @Test
    void refuses_a_jar_whose_manifest_was_changed_after_it_was_signed() throws Exception {
        Path jar = TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        String manifest = read(jar, "META-INF/MANIFEST.MF");
        rewrite(jar, "META-INF/MANIFEST.MF", manifest.replace("1.2.3", "1.2.4"));
        open();
        refused("changed after it was signed");
    }

    @Test
    void refuses_a_signed_jar_to_which_an_entry_was_added() throws Exception {
        Path jar = TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        rewrite(jar, "added.txt", "smuggled in");
        open();
        refused("added.txt is not signed");
    }

    @Test
    void refuses_a_jar_that_names_other_jars() throws Exception {
        TestingPlugin.named("sms-wide")
                .gateway(ECHO)
                .manifest("Class-Path", "../elsewhere.jar")
                .install(work, maker, plugins);
        open();
        refused("Class-Path");
    }

    @Test
    void refuses_links_folders_and_broken_files() throws Exception {
        Path elsewhere = Files.createDirectory(work.resolve("elsewhere"));
        Path jar = TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, elsewhere);
        Files.createSymbolicLink(plugins.resolve("link.jar"), jar);
        Files.createDirectory(plugins.resolve("folder.jar"));
        Files.writeString(plugins.resolve("text.jar"), "no jar at all");
        Files.write(plugins.resolve("empty.jar"), new byte[0]);
        open();
        assertThat(registry.plugins()).hasSize(4).allSatisfy(plugin -> {
            assertThat(plugin.state()).isEqualTo(PluginState.REFUSED);
            assertThat(plugin.reason()).isNotNull();
        });
    }

    @Test
    void refuses_a_jar_that_anybody_may_change() throws Exception {
        Path jar = TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--rw-"));
        open();
        refused("Anybody");
    }

    @Test
    void refuses_the_second_of_two_jars_with_one_id() throws Exception {
        Path jar = TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        Files.copy(jar, plugins.resolve("sms-good-copy.jar"));
        open();
        assertThat(registry.plugins())
                .extracting(InstalledPlugin::state)
                .containsExactlyInAnyOrder(PluginState.ENABLED, PluginState.REFUSED);
    }

    @Test
    void names_a_plugin_built_for_another_version_of_the_spi() throws Exception {
        TestingPlugin.named("sms-later")
                .gateway(ECHO)
                .manifest("Plugin-Requires", ">=2.0.0")
                .install(work, maker, plugins);
        TestingPlugin.named("sms-silent")
                .gateway(ECHO)
                .manifest("Plugin-Requires", null)
                .install(work, maker, plugins);
        TestingPlugin.named("sms-odd")
                .gateway(ECHO)
                .manifest("Plugin-Requires", "what?")
                .install(work, maker, plugins);
        open();
        assertThat(registry.plugins()).hasSize(3).allSatisfy(plugin -> {
            assertThat(plugin.state()).isEqualTo(PluginState.INCOMPATIBLE);
            assertThat(plugin.reason()).isNotNull();
        });
        assertThat(registry.of(SmsGateway.class)).isEmpty();
    }

    @Test
    void refuses_ids_that_could_leave_the_data_folder() throws Exception {
        TestingPlugin.named("sms-good")
                .gateway(ECHO)
                .manifest("Plugin-Id", "../../etc")
                .install(work, maker, plugins);
        open();
        refused("Plugin-Id");
    }

    @Test
    void shows_a_plugin_that_names_no_extension() throws Exception {
        TestingPlugin.named("sms-none").resource("a.txt", "a").install(work, maker, plugins);
        open();
        assertThat(only().state()).isEqualTo(PluginState.LOADED);
        assertThat(said(only())).contains("no extension");
    }

    @Test
    void shows_a_plugin_that_fails_to_be_built_and_keeps_the_others() throws Exception {
        TestingPlugin.named("sms-bad")
                .gateway("Bad", "if (true) throw new IllegalStateException(\"secret text\");", ECHO, "")
                .install(work, maker, plugins);
        TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        open();
        InstalledPlugin bad = plugin("sms-bad");
        assertThat(bad.state()).isEqualTo(PluginState.LOADED);
        assertThat(said(bad)).contains("IllegalStateException").doesNotContain("secret text");
        assertThat(send()).isEqualTo(succeeded("hello"));
    }

    @Test
    void gives_new_settings_to_a_new_instance_and_closes_the_old() throws Exception {
        TestingPlugin.named("sms-good").gateway("Gateway", "", ECHO, """
                        try { java.nio.file.Files.writeString(context.dataFolder().resolve("closed"), "x",
                                java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
                        } catch (java.io.IOException e) { throw new RuntimeException(e); }""").install(work, maker, plugins);
        open();
        InstalledExtension<SmsGateway> kept = gateway();
        Path closed = work.resolve("data/sms-good/closed");
        int before = Files.readString(closed).length();
        settings.save(kept.id(), Map.of("greeting", "good day"));
        assertThat(send(kept)).isEqualTo(succeeded("good day"));
        assertThat(Files.readString(closed)).hasSize(before + 1);
        settings.save(kept.id(), Map.of("greeting", "good day"));
        assertThat(Files.readString(closed))
                .as("the same settings change nothing")
                .hasSize(before + 1);
    }

    @Test
    void disables_and_enables_at_once() throws Exception {
        TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        open();
        InstalledExtension<SmsGateway> kept = gateway();
        settings.disable("sms-good");
        assertThat(registry.of(SmsGateway.class)).isEmpty();
        assertThat(only().state()).isEqualTo(PluginState.DISABLED);
        assertThat(failed(send(kept)).kind()).isEqualTo(FailureKind.CONFIGURATION);
        settings.enable("sms-good");
        assertThat(send(kept)).isEqualTo(succeeded("hello"));
    }

    @Test
    void shows_a_plugin_nothing_of_the_host_but_the_spi() throws Exception {
        TestingPlugin.named("sms-nosy").gateway("""
                int found = 0;
                for (String name : List.of("io.dunlin.host.PluginRegistry", "org.junit.jupiter.api.Test",
                        "ch.qos.logback.classic.Logger", "org.assertj.core.api.Assertions")) {
                    try { Class.forName(name); found++; } catch (ClassNotFoundException e) { }
                }
                for (String name : List.of("io/dunlin/host/PluginRegistry.class", "logback-test.xml", "META-INF/services/org.slf4j.spi.SLF4JServiceProvider")) {
                    if (getClass().getClassLoader().getResource(name) != null) found++;
                    if (Thread.currentThread().getContextClassLoader().getResource(name) != null) found++;
                }
                org.slf4j.LoggerFactory.getLogger("nosy").info("may log");
                return new SmsReceipt(message.reference(), List.of("found " + found), SmsStatus.ACCEPTED);
                """).install(work, maker, plugins);
        open();
        assertThat(send()).isEqualTo(succeeded("found 0"));
    }

    @Test
    void reads_the_jar_where_it_lies_and_unpacks_nothing() throws Exception {
        TestingPlugin.named("sms-good").gateway(ECHO).install(work, maker, plugins);
        open();
        send();
        try (var files = Files.list(plugins)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("sms-good.jar");
        }
    }

    @Test
    void lives_without_a_plugins_folder() throws Exception {
        Files.delete(plugins);
        open();
        assertThat(registry.plugins()).isEmpty();
    }

    private void open() {
        registry = PluginRegistry.open(
                new PluginFolders(plugins, trusted, work.resolve("data")),
                new PluginSurroundings(Clock.systemUTC(), () -> ZoneId.of("Europe/Warsaw"), HTTP),
                settings);
    }

    private static String said(InstalledPlugin plugin) {
        return Objects.requireNonNull(plugin.reason()).en();
    }

    private void refused(String reason) {
        assertThat(only().state()).isEqualTo(PluginState.REFUSED);
        assertThat(said(only())).contains(reason);
        assertThat(registry.of(SmsGateway.class)).isEmpty();
    }

    private InstalledPlugin only() {
        assertThat(registry.plugins()).hasSize(1);
        return registry.plugins().getFirst();
    }

    private InstalledPlugin plugin(String id) {
        return registry.plugins().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private InstalledExtension<SmsGateway> gateway() {
        List<InstalledExtension<SmsGateway>> gateways = registry.of(SmsGateway.class);
        assertThat(gateways).hasSize(1);
        return gateways.getFirst();
    }

    private GuardedResult<SmsReceipt> send() {
        return send(gateway());
    }

    private static GuardedResult<SmsReceipt> send(InstalledExtension<SmsGateway> gateway) {
        SmsMessage message = new SmsMessage("r1", new PhoneNumber("+48600100200"), "text", null, Duration.ofHours(1));
        return gateway.call(extension -> extension.send(message));
    }

    private static GuardedResult<SmsReceipt> succeeded(String carrierId) {
        return new Succeeded<>(new SmsReceipt("r1", List.of(carrierId), io.dunlin.spi.messaging.SmsStatus.ACCEPTED));
    }

    private static Failed<SmsReceipt> failed(GuardedResult<SmsReceipt> result) {
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed<SmsReceipt>) result;
    }

    private static String read(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes the jar anew with one entry changed or added, and its signature files as they were. */
    private static void rewrite(Path jar, String name, String content) throws IOException {
        Path copy = jar.resolveSibling("copy.tmp");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            boolean written = false;
            for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(name)) {
                    out.write(content.getBytes(StandardCharsets.UTF_8));
                    written = true;
                } else {
                    in.getInputStream(entry).transferTo(out);
                }
            }
            if (!written) {
                out.putNextEntry(new ZipEntry(name));
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.move(copy, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
