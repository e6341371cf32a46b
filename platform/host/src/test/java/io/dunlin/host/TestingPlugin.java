package io.dunlin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A tiny plugin, compiled and packed while the test runs. */
final class TestingPlugin {

    private final String id;
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, byte[]> resources = new TreeMap<>();
    private final Map<String, String> manifest = new TreeMap<>();

    private TestingPlugin(String id) {
        this.id = id;
        manifest.put("Plugin-Id", id);
        manifest.put("Plugin-Version", "1.2.3");
        manifest.put("Plugin-Class", "org.pf4j.Plugin");
        manifest.put("Plugin-Provider", "Example Works");
        manifest.put("Plugin-Description", "A plugin of the tests");
        manifest.put("Plugin-Requires", ">=0.3.0 & <0.4.0");
    }

    static TestingPlugin named(String id) {
        return new TestingPlugin(id);
    }

    /** An SMS gateway whose methods are given: each replaces the harmless one of the same name. */
    TestingPlugin gateway(String name, String constructor, String send, String close) {
        sources.put(name, String.format(Locale.ROOT, """
                package testing.plugin;

                import io.dunlin.spi.*;
                import io.dunlin.spi.messaging.*;
                import io.dunlin.spi.settings.*;
                import java.util.*;
                import java.util.concurrent.atomic.*;

                @org.pf4j.Extension
                public class %1$s implements SmsGateway {
                    private final PluginContext context;
                    public %1$s(PluginContext context) throws Exception { this.context = context; %2$s }
                    public LocalizedText name() { return new LocalizedText("Bramka", "Gateway"); }
                    public SettingsSchema settings() {
                        LocalizedText text = new LocalizedText("Pole.", "A field.");
                        return SettingsSchema.of(SettingField.withDefault("greeting", new Type.Text(50), text, text, "hello"));
                    }
                    public SmsReceipt send(SmsMessage message) { %3$s }
                    public Optional<SmsReceipt> find(String reference) { return Optional.empty(); }
                    public List<SmsEvent> takeEvents(int limit) { return List.of(); }
                    public void confirm(List<String> ids) {}
                    public void close() { %4$s }
                }
                """, name, constructor, send, close));
        return this;
    }

    TestingPlugin gateway(String send) {
        return gateway("Gateway", "", send, "");
    }

    /** Its setting has no default and is required. */
    TestingPlugin requiringItsSetting() {
        sources.replaceAll(
                (_, source) -> source.replace("withDefault", "required").replace(", \"hello\")", ")"));
        return this;
    }

    TestingPlugin manifest(String key, @Nullable String value) {
        if (value == null) {
            manifest.remove(key);
        } else {
            manifest.put(key, value);
        }
        return this;
    }

    TestingPlugin resource(String name, String content) {
        resources.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Compiles and packs the plugin, unsigned. */
    Path pack(Path folder) throws IOException {
        Path classes = Files.createTempDirectory(folder, id);
        compile(classes);
        Path jar = folder.resolve(id + "-unsigned.jar");
        StringBuilder head = new StringBuilder("Manifest-Version: 1.0\n");
        manifest.forEach(
                (key, value) -> head.append(key).append(": ").append(value).append('\n'));
        Manifest attributes =
                new Manifest(new java.io.ByteArrayInputStream(head.toString().getBytes(StandardCharsets.UTF_8)));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), attributes);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
            for (Map.Entry<String, byte[]> resource : resources.entrySet()) {
                out.putNextEntry(new JarEntry(resource.getKey()));
                out.write(resource.getValue());
            }
        }
        return jar;
    }

    /** Compiles, packs and signs the plugin into a plugins folder. */
    Path install(Path work, TestingSigner signer, Path plugins) throws IOException {
        Path jar = plugins.resolve(id + ".jar");
        signer.sign(pack(work), jar);
        return jar;
    }

    private void compile(Path classes) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        // PF4J's own processor writes META-INF/extensions.idx, as in the build of a real plugin
        List<String> options = List.of("-d", classes.toString(), "-proc:full", "-Xlint:none", "-nowarn");
        boolean done = compiler.getTask(
                        said,
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8),
                        null,
                        options,
                        null,
                        units)
                .call();
        assertThat(done).as(said.toString()).isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String content;

        Source(String name, String content) {
            super(URI.create("string:///testing/plugin/" + name + ".java"), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
