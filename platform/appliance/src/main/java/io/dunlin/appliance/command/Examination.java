package io.dunlin.appliance.command;

import io.dunlin.appliance.configuration.ConfigurationFile;
import io.dunlin.appliance.doctor.Doctor;
import io.dunlin.appliance.doctor.Finding;
import io.dunlin.appliance.doctor.Finding.Level;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;

/** What the doctor says, in its two halves: without the appliance, and of it. */
record Examination(List<Finding> surroundings) {

    static Examination surroundings(DataOption data, @Nullable String dkimSelector) {
        InstallationFolders installation = InstallationFolders.of(data);
        return new Examination(Doctor.examineSurroundings(
                Binder.get(ConfigurationFile.read(data.asConfiguration())),
                installation.folders(),
                installation.keys(),
                dkimSelector));
    }

    List<Finding> withAppliance(ApplicationContext context) {
        return and(Doctor.examineAppliance(context));
    }

    List<Finding> withFailure(String why) {
        return and(List.of(new Finding(Level.WRONG, "start", why)));
    }

    private List<Finding> and(List<Finding> more) {
        return Stream.concat(surroundings.stream(), more.stream()).toList();
    }
}
