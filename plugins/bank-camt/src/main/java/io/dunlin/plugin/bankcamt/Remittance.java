package io.dunlin.plugin.bankcamt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a payment is for.
 *
 * @param title the unstructured text; with it the numbers of documents that are referred to and what the payer adds to
 *     them; where these are missing the creditor's reference, then what the bank adds in words
 * @param creditorReference the structured reference, for example {@code RF18539007547034}
 */
record Remittance(String title, @Nullable String creditorReference) {

    /** Banks cut titles at these lengths, also in the middle of a word: such a piece goes on in the next. */
    private static final List<Integer> FULL_PIECES = List.of(35, 140);

    /** Swiss banks' marks for their machines, such as {@code ?REJECT?0}. */
    private static final Pattern MARK = Pattern.compile("\\s*\\?[A-Z]+\\?[0-9]*\\s*");

    static Remittance of(Node head, @Nullable Node transaction) {
        StringBuilder title = new StringBuilder();
        String reference = null;
        List<String> additions = new ArrayList<>();
        Node information = transaction == null ? null : transaction.find("RmtInf");
        if (information != null) {
            title.append(joined(information.all("Ustrd")));
            for (Node structured : information.all("Strd")) {
                for (Node document : structured.all("RfrdDocInf")) {
                    addMissing(title, number(document));
                }
                reference = reference == null ? reference(structured) : reference;
                structured.all("AddtlRmtInf").stream()
                        .map(Node::text)
                        .filter(addition -> !MARK.matcher(addition).matches())
                        .forEach(additions::add);
            }
        }
        if (title.isEmpty()) {
            addMissing(title, reference);
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
        return new Remittance(folded(title), reference);
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

    private static @Nullable String reference(Node structured) {
        String reference = structured.text("CdtrRefInf", "Ref");
        return reference == null ? structured.text("CdtrRefInf", "CdtrRef") : reference;
    }

    private static void addMissing(StringBuilder title, @Nullable String text) {
        if (text != null && !text.isBlank() && title.indexOf(text.strip()) < 0) {
            title.append(title.isEmpty() ? "" : " ").append(text.strip());
        }
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
