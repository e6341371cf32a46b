package io.dunlin.plugin.courtepu;

import java.util.Map;

/** Holds an element against the court's form: what is there, in which order, and what each value looks like. */
final class FormCheck {

    private final Form form;
    private final Findings findings;

    FormCheck(Form form, Findings findings) {
        this.form = form;
        this.findings = findings;
    }

    void check(Node node, String type) {
        if (findings.full()) {
            return;
        }
        if (!form.holdsElements(type)) {
            checkValue(node.place(), type, node.text().toString());
            checkUnknown(node, Map.of());
            node.children().forEach(child -> unknown(child));
            return;
        }
        Form.ElementType elements = form.type(type);
        checkAttributes(node, elements);
        checkChildren(node, elements);
        if (!node.text().toString().isBlank()) {
            findings.error(node.place(), "W tym elemencie nie może stać tekst.", "This element holds no text.");
        }
    }

    private void checkAttributes(Node node, Form.ElementType elements) {
        elements.attributes().forEach((name, part) -> {
            String value = node.attributes().get(name);
            if (value != null) {
                checkValue(node.place() + " @" + name, part.types().getOrDefault(name, "any"), value);
            } else if (part.required()) {
                missing(node, "@" + name);
            }
        });
        checkUnknown(node, elements.attributes());
    }

    private void checkUnknown(Node node, Map<String, ?> known) {
        for (String name : node.attributes().keySet()) {
            if (!known.containsKey(name)) {
                findings.error(
                        node.place() + " @" + name,
                        "Formularz sądu nie zna tego atrybutu; usuń go.",
                        "The court's form has no such attribute; remove it.");
            }
        }
    }

    private void checkChildren(Node node, Form.ElementType elements) {
        int next = 0;
        for (Form.Part part : elements.children()) {
            int count = 0;
            while (next < node.children().size()
                    && part.types().containsKey(node.children().get(next).name())
                    && (count == 0 || part.many())) {
                Node child = node.children().get(next);
                check(child, part.types().getOrDefault(child.name(), "any"));
                next++;
                count++;
            }
            if (count == 0 && part.required()) {
                missing(
                        node,
                        String.join(
                                " / ", part.types().keySet().stream().sorted().toList()));
            }
        }
        node.children().stream().skip(next).limit(1).forEach(this::unknown);
    }

    private void checkValue(String place, String type, String value) {
        SimpleType.fault(type, value).ifPresent(fault -> findings.error(place, fault.pl(), fault.en()));
    }

    private void missing(Node node, String name) {
        findings.error(
                node.place(),
                "Brak wymaganego pola " + name + "; uzupełnij je.",
                "The required field " + name + " is missing; add it.");
    }

    private void unknown(Node child) {
        findings.error(
                child.place(),
                "Ten element nie może stać w tym miejscu; sprawdź kolejność i nazwę.",
                "This element cannot stand here; check the order and the name.");
    }
}
