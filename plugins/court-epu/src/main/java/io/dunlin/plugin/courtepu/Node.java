package io.dunlin.plugin.courtepu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of a filing, read into memory. */
final class Node {

    private final String name;
    private final String place;
    private final int line;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /**
     * @param name the element's name
     * @param place its way from the lawsuit, for people, for example {@code ListaPozwanych/Pozwany[2]/NIP}
     * @param line where it begins
     */
    Node(String name, String place, int line) {
        this.name = name;
        this.place = place;
        this.line = line;
    }

    String name() {
        return name;
    }

    String place() {
        return place + " (line " + line + ")";
    }

    String path() {
        return place;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Node> children() {
        return children;
    }

    StringBuilder text() {
        return text;
    }

    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /** The descendants along a way of names, for example {@code all("ListaRoszczen", "Roszczenie")}. */
    Stream<Node> all(String... way) {
        Stream<Node> nodes = Stream.of(this);
        for (String step : way) {
            nodes = nodes.flatMap(node -> node.children.stream()).filter(node -> node.name.equals(step));
        }
        return nodes;
    }

    Optional<Node> find(String... way) {
        return all(way).findFirst();
    }

    /** The text at the end of a way; empty where there is none. */
    String textOf(String... way) {
        return find(way).map(node -> node.text.toString().strip()).orElse("");
    }
}
