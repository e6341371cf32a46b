package io.dunlin.appliance.command;

import io.dunlin.appliance.configuration.ApplianceProperties;
import io.dunlin.appliance.configuration.ConfigurationFile;
import io.dunlin.appliance.database.DatabaseProperties;
import io.dunlin.core.settings.SecretProperties;
import io.dunlin.core.triage.TriageProperties;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * What a command needs to know of the installation before anything is started.
 *
 * @param keys the files that make stored secrets and signed tokens readable
 */
record InstallationFolders(ApplianceProperties folders, DatabaseProperties database, List<Path> keys) {

    static InstallationFolders of(DataOption data) {
        Binder binder = Binder.get(ConfigurationFile.read(data.asConfiguration()));
        return new InstallationFolders(
                binder.bindOrCreate("dunlin", Bindable.of(ApplianceProperties.class)),
                binder.bindOrCreate("dunlin.database", Bindable.of(DatabaseProperties.class)),
                List.of(
                        binder.bindOrCreate("dunlin.secrets", Bindable.of(SecretProperties.class))
                                .keyFile(),
                        binder.bindOrCreate("dunlin.triage", Bindable.of(TriageProperties.class))
                                .tokenKeyFile()));
    }
}
