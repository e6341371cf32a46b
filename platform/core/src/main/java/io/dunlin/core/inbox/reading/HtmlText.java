package io.dunlin.core.inbox.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * HTML to text that keeps paragraphs, lists and table cells. What mail programs mark as quoted becomes lines that start
 * with {@code >}, and what they mark as a signature stands under {@code -- }, so that one set of rules reads both forms.
 */
final class HtmlText {

    private static final int MOST_CHARS = 3_000_000;
    private static final int DEEPEST_QUOTE = 10;
    private static final Set<String> SKIPPED = Set.of(
            "script", "style", "head", "title", "noscript", "template", "object", "iframe", "svg", "select", "o:p");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul");
    private static final Set<String> SPACED =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre");
    private static final Set<String> QUOTE_CLASSES = Set.of(
            "gmail_quote",
            "gmail_quote_container",
            "gmail_extra_quote",
            "yahoo_quoted",
            "protonmail_quote",
            "tutanota_quote",
            "zmail_extra",
            "moz-email-headers-table",
            "replybody",
            "mail-quote",
            "quote-mail");
    private static final Set<String> SIGNATURE_IDS =
            Set.of("signature", "applemailsignature", "ms-outlook-mobile-signature", "protonmail_signature_block");
    private static final Set<String> SIGNATURE_CLASSES =
            Set.of("gmail_signature", "moz-signature", "protonmail_signature_block", "signature", "x_signature");
    private static final Set<String> HISTORY_IDS =
            Set.of("divrplyfwdmsg", "olk_src_body_section", "mail-editor-reference-message-container", "reply-intro");
    private static final Pattern HIDDEN =
            Pattern.compile("(?i)display\\s*:\\s*none|mso-hide\\s*:\\s*all|font-size\\s*:\\s*0(?:px|pt)?\\s*(?:;|$)");
    private static final Pattern QUOTE_STYLE = Pattern.compile("(?i)border-left\\s*:\\s*[^;]*(?:solid|[1-9]px|ex)");
    private static final Pattern HEADING_STYLE =
            Pattern.compile("(?i)border\\s*:\\s*none\\s*;\\s*border-top\\s*:\\s*solid\\s+#?\\w+\\s+1\\.0pt.*");

    /** @param marksQuotes the HTML itself said what is quoted */
    record Rendered(String text, boolean marksQuotes) {}

    private HtmlText() {}

    static Rendered render(String html) {
        String bounded = html.length() > MOST_CHARS ? html.substring(0, MOST_CHARS) : html;
        Lines lines = new Lines();
        Jsoup.parse(bounded).traverse(lines);
        return new Rendered(lines.text(), lines.marksQuotes);
    }

    private static final class Lines implements NodeVisitor {

        private final StringBuilder out = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int skipping;
        private int quotes;
        private int preformatted;
        private int blankLines = 2;
        private boolean marksQuotes;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (skipping == 0) {
                    append(text.getWholeText());
                }
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String tag = element.normalName();
            if (isSkipped(element)) {
                skipping--;
            }
            if (skipping > 0) {
                return;
            }
            if (BLOCKS.contains(tag)) {
                breakLine();
                if (SPACED.contains(tag) && !isTight(element)) {
                    blankLine();
                }
            }
            if (isQuote(element)) {
                breakLine();
                quotes--;
            }
            if (tag.equals("pre")) {
                preformatted--;
            }
        }

        private void open(Element element) {
            String tag = element.normalName();
            if (isSkipped(element)) {
                skipping++;
            }
            if (skipping > 0) {
                return;
            }
            if (BLOCKS.contains(tag) || isQuote(element)) {
                breakLine();
            }
            if (isQuote(element)) {
                quotes++;
                marksQuotes = true;
            }
            if (isHistoryHeading(element)) {
                ownLine("________________________________");
                marksQuotes = true;
            } else if (isSignature(element)) {
                ownLine("-- ");
            }
            switch (tag) {
                case "br" -> endLine();
                case "hr" -> blankLine();
                case "li" -> line.append("- ");
                case "td", "th" -> {
                    if (!line.isEmpty()) {
                        line.append('\t');
                    }
                }
                case "pre" -> preformatted++;
                default -> {}
            }
        }

        private void append(String text) {
            if (preformatted > 0) {
                String[] rows = text.split("\n", -1);
                for (int i = 0; i < rows.length; i++) {
                    line.append(rows[i]);
                    if (i < rows.length - 1) {
                        endLine();
                    }
                }
                return;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\u00A0';
                if (!space) {
                    line.append(c);
                } else if (!line.isEmpty() && !Character.isWhitespace(line.charAt(line.length() - 1))) {
                    line.append(' ');
                }
            }
        }

        private void breakLine() {
            if (!line.toString().isBlank()) {
                endLine();
            } else {
                line.setLength(0);
            }
        }

        private void endLine() {
            String content = line.toString().stripTrailing();
            line.setLength(0);
            if (content.isBlank()) {
                blankLine();
                return;
            }
            blankLines = 0;
            write(content);
        }

        private void blankLine() {
            breakLine();
            if (blankLines == 0) {
                write("");
            }
            blankLines++;
        }

        private void ownLine(String content) {
            breakLine();
            blankLine();
            write(content);
            blankLines = 0;
        }

        private void write(String content) {
            if (quotes > 0) {
                out.append(">".repeat(Math.min(quotes, DEEPEST_QUOTE))).append(content.isEmpty() ? "" : " ");
            }
            out.append(content).append('\n');
        }

        private String text() {
            breakLine();
            return out.toString();
        }

        /** Outlook writes every line as a paragraph without a margin. */
        private static boolean isTight(Element element) {
            return element.normalName().equals("p")
                    && (element.hasClass("MsoNormal") || element.hasClass("MsoPlainText") || zeroMargin(element));
        }

        private static boolean zeroMargin(Element element) {
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            return style.contains("margin:0") || style.contains("margin-bottom:0");
        }

        private static boolean isSkipped(Element element) {
            return SKIPPED.contains(element.normalName())
                    || (element.hasAttr("style")
                            && HIDDEN.matcher(element.attr("style")).find());
        }

        private static boolean isQuote(Element element) {
            String tag = element.normalName();
            if (tag.equals("blockquote")) {
                return element.attr("type").equalsIgnoreCase("cite")
                        || hasAny(element, QUOTE_CLASSES)
                        || QUOTE_STYLE.matcher(element.attr("style")).find();
            }
            return tag.equals("div") && hasAny(element, QUOTE_CLASSES);
        }

        private static boolean isHistoryHeading(Element element) {
            String tag = element.normalName();
            return (tag.equals("div") || tag.equals("span"))
                    && (HISTORY_IDS.contains(bareId(element))
                            || (tag.equals("div")
                                    && HEADING_STYLE
                                            .matcher(element.attr("style"))
                                            .lookingAt()));
        }

        private static boolean isSignature(Element element) {
            return (element.normalName().equals("div") || element.normalName().equals("pre"))
                    && (SIGNATURE_IDS.contains(bareId(element)) || hasAny(element, SIGNATURE_CLASSES))
                    && element.hasText();
        }

        /** Outlook puts {@code x_} before the ids of what it quotes. */
        private static String bareId(Element element) {
            return element.id().toLowerCase(Locale.ROOT).replaceFirst("^(?:x_)+", "");
        }

        private static boolean hasAny(Element element, Set<String> names) {
            return element.hasAttr("class")
                    && element.classNames().stream().anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)));
        }
    }
}
