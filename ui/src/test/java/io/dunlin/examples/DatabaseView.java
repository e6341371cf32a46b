package io.dunlin.examples;

import com.vaadin.flow.component.html.Div;
import javax.sql.DataSource;

final class DatabaseView extends Div {

    DatabaseView(DataSource database) {
        setText(database.toString());
    }
}
