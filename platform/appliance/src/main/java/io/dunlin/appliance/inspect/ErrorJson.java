package io.dunlin.appliance.inspect;

import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;

/** The line of a file that cannot be read. */
final class ErrorJson {

    private ErrorJson() {}

    static String line(Path file, String error) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toString())
                .put("error", error)
                .toString();
    }
}
