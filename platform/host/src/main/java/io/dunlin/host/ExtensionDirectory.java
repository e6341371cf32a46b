package io.dunlin.host;

import io.dunlin.spi.DunlinExtension;
import java.util.List;
import java.util.Optional;

/** The extensions in service. Ask each time: plugins are enabled and disabled while the product runs. Thread-safe. */
public interface ExtensionDirectory {

    /**
     * The extensions in service of one extension point, by id.
     *
     * @param point an interface of the SPI, for example {@code BankStatementParser.class}
     */
    <T extends DunlinExtension> List<InstalledExtension<T>> of(Class<T> point);

    /** One of them, by its id; empty where it is not in service or not of that point. */
    default <T extends DunlinExtension> Optional<InstalledExtension<T>> find(Class<T> point, ExtensionId id) {
        return of(point).stream().filter(extension -> extension.id().equals(id)).findFirst();
    }

    /** Everything that was found, in service or not, by file name. */
    List<InstalledPlugin> plugins();
}
