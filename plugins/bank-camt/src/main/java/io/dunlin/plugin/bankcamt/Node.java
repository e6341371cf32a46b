package io.dunlin.plugin.bankcamt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element with what stands in it: a part of a statement, of an entry or of a transaction, of bounded size. */
final class Node {

    private static final int LONGEST_WRITTEN = 4_000;

    private final String name;
    private final String currency;
    private final long line;
    private final List<Node> children = new ArrayList<>(4);
    private String text = "";
    private boolean cut;

    /** @param currency the attribute {@code Ccy}, or empty */
    Node(String name, String currency, long line) {
        this.name = name;
        this.currency = currency;
        this.line = line;
    }

    String name() {
        return name;
    }

    String currency() {
        return currency;
    }

    /** The line in the file where it begins, from 1. */
    long line() {
        return line;
    }

    /** Whether something in it was left out because it was too much. */
    boolean isCut() {
        return cut;
    }

    void markCut() {
        cut = true;
    }

    void add(Node child) {
        children.add(child);
        cut |= child.cut;
    }

    void setText(String own) {
        text = own;
    }

    String text() {
        return text;
    }

    List<Node> all(String childName) {
        List<Node> found = new ArrayList<>();
        for (Node child : children) {
            if (child.name.equals(childName)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first element at a path of names below this one. */
    @Nullable
    Node find(String... path) {
        return find(path, 0);
    }

    private @Nullable Node find(String[] path, int depth) {
        if (depth == path.length) {
            return this;
        }
        for (Node child : children) {
            Node found = child.name.equals(path[depth]) ? child.find(path, depth + 1) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The text at a path, or null where there is none or only white space. */
    @Nullable
    String text(String... path) {
        Node found = find(path);
        if (found == null) {
            return null;
        }
        String stripped = found.text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** Writes it as it stood in the file, without white space between elements, for people to look at. */
    void write(StringBuilder to) {
        if (to.length() > LONGEST_WRITTEN) {
            return;
        }
        to.append('<').append(name);
        if (!currency.isEmpty()) {
            to.append(" Ccy=\"").append(currency).append('"');
        }
        to.append('>').append(children.isEmpty() ? text : "");
        for (Node child : children) {
            child.write(to);
        }
        to.append("</").append(name).append('>');
    }
}
