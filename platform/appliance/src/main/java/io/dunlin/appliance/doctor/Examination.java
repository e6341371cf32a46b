package io.dunlin.appliance.doctor;

import java.util.List;

/** Looks at one side of the installation. */
@FunctionalInterface
interface Examination {

    List<Finding> findings();
}
