package io.dunlin.appliance.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the appliance's jar. */
public final class ProductVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Dunlin " + text()};
    }

    static String text() {
        return Objects.requireNonNullElse(
                ProductVersion.class.getPackage().getImplementationVersion(), "of a build folder");
    }
}
