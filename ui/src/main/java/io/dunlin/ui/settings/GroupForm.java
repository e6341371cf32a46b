package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;

/** The fields of one group of settings. */
interface GroupForm<T extends Record> {

    /** In the order shown. */
    List<Component> fields();

    void show(T value);

    /**
     * What is written in the fields.
     *
     * @param before what holds now, for the parts that this form does not show
     * @return empty where something is wrong: the field says so
     */
    Optional<T> read(T before);
}
