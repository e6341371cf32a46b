package io.dunlin.host;

import io.dunlin.spi.DunlinExtension;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin's class loader: the JDK, the SPI with what its signatures name, and the plugin's own jar. Nothing else of the
 * host can be found by name, neither class nor resource, and no plugin can bring its own copy of the SPI.
 */
final class SpiOnlyClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    SpiOnlyClassLoader(String plugin, Path jar) throws MalformedURLException {
        super("plugin-" + plugin, new URL[] {jar.toUri().toURL()}, new Window(DunlinExtension.class.getClassLoader()));
    }

    /** Looks from the JDK's class loader into the host's, at these packages only. */
    private static final class Window extends ClassLoader {

        private static final List<String> SHOWN = List.of("io.dunlin.spi.", "org.pf4j.", "org.slf4j.", "org.jspecify.");
        private final ClassLoader host;

        static {
            registerAsParallelCapable();
        }

        Window(ClassLoader host) {
            super("spi-only", ClassLoader.getPlatformClassLoader());
            this.host = host;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (SHOWN.stream().noneMatch(name::startsWith)) {
                throw new ClassNotFoundException(name + " (a plugin sees the JDK, the SPI and its own jar)");
            }
            return host.loadClass(name);
        }
    }
}
