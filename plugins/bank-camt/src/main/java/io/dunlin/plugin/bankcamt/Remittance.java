package io.dunlin.plugin.bankcamt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a payment is for.
 *
 * @param title the unstructured text; with it the numbers of documents that are referred to and what the payer adds to
 *     them; the creditor's references where there are several or none of these; else what the bank adds in words
 * @param creditorReference the structured reference, for example {@code RF18539007547034}; of several the first that says
 *     which debt is meant
 */
record Remittance(String title, @Nullable String creditorReference) {

    /** Banks cut titles at these lengths, also in the middle of a word: such a piece goes on in the next. */
    private static final List<Integer> FULL_PIECES = List.of(35, 140);

    /** Swiss banks' marks for their machines, such as {@code ?REJECT?0}. */
    private static final Pattern MARK = Pattern.compile("\\s*\\?[A-Z]+\\?[0-9]*\\s*");

    /** Czech and Slovak constant and specific symbols: the kind of a payment and of a payer, not what is paid. */
    private static final Pattern SYMBOL_OF_KIND = Pattern.compile("[KS]S:.*");

    static Remittance of(Node head, @Nullable Node transaction) {
        StringBuilder title = new StringBuilder();
        List<String> references = new ArrayList<>();
        List<String> additions = new ArrayList<>();
        Node information = transaction == null ? null : transaction.find("RmtInf");
        if (information != null) {
            title.append(joined(information.all("Ustrd")));
            for (Node structured : information.all("Strd")) {
                for (Node document : structured.all("RfrdDocInf")) {
                    addMissing(title, number(document));
                }
                structured.all("CdtrRefInf").stream()
                        .map(Remittance::reference)
                        .filter(Objects::nonNull)
                        .forEach(references::add);
                structured.all("AddtlRmtInf").stream()
                        .map(Node::text)
                        .filter(addition -> !MARK.matcher(addition).matches())
                        .forEach(additions::add);
            }
        }
        if (title.isEmpty() || references.size() > 1) {
            references.forEach(reference -> addMissing(title, reference));
        }
        additions.forEach(addition -> addMissing(title, addition));
        if (title.isEmpty() && transaction != null) {
            addMissing(title, transaction.text("AddtlTxInf"));
        }
        if (title.isEmpty() && transaction != null) {
            for (Node why : transaction.all("RtrInf")) {
                why.all("AddtlInf").forEach(words -> addMissing(title, words.text()));
            }
        }
        if (title.isEmpty()) {
            addMissing(title, head.text("AddtlNtryInf"));
        }
        return new Remittance(folded(title), telling(references));
    }

    private static String joined(List<Node> pieces) {
        StringBuilder joined = new StringBuilder();
        boolean goesOn = true;
        for (Node piece : pieces) {
            joined.append(goesOn ? "" : " ").append(piece.text());
            goesOn = FULL_PIECES.contains(piece.text().length());
        }
        return folded(joined);
    }

    private static @Nullable String number(Node document) {
        String number = document.text("Nb");
        return number == null ? document.text("RfrdDocNb") : number;
    }

    private static @Nullable String reference(Node information) {
        String reference = information.text("Ref");
        return reference == null ? information.text("CdtrRef") : reference;
    }

    private static @Nullable String telling(List<String> references) {
        return references.stream()
                .filter(reference -> !SYMBOL_OF_KIND.matcher(reference).matches())
                .findFirst()
                .orElse(references.isEmpty() ? null : references.getFirst());
    }

    private static void addMissing(StringBuilder title, @Nullable String text) {
        if (text != null && !text.isBlank() && !holds(title, text.strip())) {
            title.append(title.isEmpty() ? "" : " ").append(text.strip());
        }
    }

    /** Whether a text stands in a title, and not only as a part of a longer number or word. */
    private static boolean holds(StringBuilder title, String text) {
        for (int at = title.indexOf(text); at >= 0; at = title.indexOf(text, at + 1)) {
            int end = at + text.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(title.charAt(at - 1));
            boolean ends = end == title.length() || !Character.isLetterOrDigit(title.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static String folded(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00A0') {
                gap = !folded.isEmpty();
            } else {
                folded.append(gap ? " " : "").append(c);
                gap = false;
            }
        }
        return folded.toString();
    }
}
