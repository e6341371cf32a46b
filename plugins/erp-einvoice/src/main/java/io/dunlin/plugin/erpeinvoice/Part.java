package io.dunlin.plugin.erpeinvoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of an invoice, asked for what stands in it by local names. */
record Part(Element element) {

    String name() {
        return element.getLocalName();
    }

    String namespace() {
        String uri = element.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    String attribute(String name) {
        return element.getAttribute(name).strip();
    }

    /** The first element at a path, or null; {@code a|b} in it takes either name. */
    @Nullable
    Part find(String... path) {
        List<Part> found = all(path);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** All elements at a path. */
    List<Part> all(String... path) {
        List<Part> found = List.of(this);
        for (String step : path) {
            List<String> names = List.of(step.split("\\|", -1));
            List<Part> next = new ArrayList<>();
            for (Part part : found) {
                part.children(names, next);
            }
            found = next;
        }
        return found;
    }

    /** The text at a path, folded, or null where there is none. */
    @Nullable
    String text(String... path) {
        for (Part part : all(path)) {
            String text = part.text();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    String text() {
        return element.getTextContent().replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    private void children(List<String> names, List<Part> to) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && names.contains(inner.getLocalName())) {
                to.add(new Part(inner));
            }
        }
    }
}
