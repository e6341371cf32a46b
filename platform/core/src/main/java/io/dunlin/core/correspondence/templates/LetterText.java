package io.dunlin.core.correspondence.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the two shapes of a mail from one rendered body: aligned plain text, and plain HTML with styles in it. */
public final class LetterText {

    private static final String PAGE =
            "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1f2933";
    private static final String CELL = "padding:4px 16px 4px 0;border-bottom:1px solid #d9dee4;";
    private static final String WORDS = "text-align:left";

    /** What the shapes of a letter go by that are made from its HTML. */
    public static final String AMOUNTS = "text-align:right";

    private static final Pattern AMOUNT = Pattern.compile("-?[\\d.,\\h]+\\p{Lu}{3}");
    private static final String CAPTION = "font-size:13px;color:#52606d";
    private static final String BAR = "|";
    private static final String HEADING = "|=";

    /**
     * A picture in a letter.
     *
     * @param after the text whose paragraph it follows
     */
    record Picture(String after, String source, String caption) {}

    private LetterText() {}

    static String plain(String body) {
        return blocks(body).stream()
                .map(block -> isTable(block) ? plainTable(block) : String.join("\n", block))
                .collect(Collectors.joining("\n\n"));
    }

    /** The HTML of a body. */
    public static String html(String body, String language) {
        return html(body, language, Optional.empty());
    }

    /**
     * The HTML of a body with a picture in it.
     *
     * @param code the transfer's code; it follows the first paragraph that names the account, and no other letter shows it
     */
    static String html(String body, String language, Optional<Picture> code) {
        List<String> parts = new ArrayList<>();
        Optional<Picture> left = code;
        for (List<String> block : blocks(body)) {
            parts.add(isTable(block) ? htmlTable(block) : "<p>" + lines(block) + "</p>");
            if (left.isPresent() && String.join(" ", block).contains(left.get().after())) {
                parts.add(figure(left.get()));
                left = Optional.empty();
            }
        }
        String blocks = String.join("\n", parts);
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\"></head><body style=\""
                + PAGE + "\">\n" + blocks + "\n</body></html>\n";
    }

    /** The HTML with this address, and no other, made one to click: what else looks like an address came from a source. */
    static String linked(String html, @Nullable String address) {
        return address == null
                ? html
                : html.replace(escape(address), "<a href=\"" + escape(address) + "\">" + escape(address) + "</a>");
    }

    /** The HTML of a letter with one more paragraph at its end; as it is where there is nothing to add. */
    public static String withNote(String html, String note) {
        int end = html.lastIndexOf("</body>");
        return note.isEmpty() || end < 0
                ? html
                : html.substring(0, end) + "<p style=\"" + CAPTION + "\">"
                        + lines(note.lines().toList()) + "</p>\n" + html.substring(end);
    }

    /** Paragraphs, and tables as blocks of their own; runs of empty lines count as one. */
    private static List<List<String>> blocks(String body) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : Stream.concat(body.lines(), Stream.of("")).toList()) {
            boolean changesShape = !block.isEmpty() && isRow(line) != isRow(block.getFirst());
            if ((line.isBlank() || changesShape) && !block.isEmpty()) {
                blocks.add(block);
                block = new ArrayList<>();
            }
            if (!line.isBlank()) {
                block.add(line.strip());
            }
        }
        return blocks;
    }

    private static boolean isTable(List<String> block) {
        return isRow(block.getFirst());
    }

    private static boolean isRow(String line) {
        return line.startsWith(BAR);
    }

    private static List<String> cells(String row) {
        String content = row.substring(row.startsWith(HEADING) ? HEADING.length() : BAR.length());
        return Stream.of(content.split("\\|", -1)).map(String::strip).toList();
    }

    private static String plainTable(List<String> rows) {
        List<List<String>> table = rows.stream().map(LetterText::cells).toList();
        int columns = table.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> widths = Stream.iterate(0, column -> column < columns, column -> column + 1)
                .map(column -> table.stream()
                        .filter(row -> row.size() > column)
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return table.stream().map(row -> plainRow(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String plainRow(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append("  ")
                    .append(row.get(i))
                    .repeat(" ", widths.get(i) - row.get(i).length());
        }
        return line.toString().stripTrailing();
    }

    private static String htmlTable(List<String> rows) {
        Set<Integer> amounts = columnsOfAmounts(rows);
        return rows.stream()
                .map(row -> htmlRow(row, amounts))
                .collect(Collectors.joining("\n", "<table style=\"border-collapse:collapse\">\n", "\n</table>"));
    }

    private static String htmlRow(String row, Set<Integer> amounts) {
        String tag = row.startsWith(HEADING) ? "th" : "td";
        List<String> cells = cells(row);
        return IntStream.range(0, cells.size())
                .mapToObj(column -> "<" + tag + " style=\"" + CELL + (amounts.contains(column) ? AMOUNTS : WORDS)
                        + "\">" + escape(cells.get(column)) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    /** The columns that hold amounts and nothing else below their heading: their figures stand one below the other. */
    private static Set<Integer> columnsOfAmounts(List<String> rows) {
        List<List<String>> table = rows.stream()
                .filter(row -> !row.startsWith(HEADING))
                .map(LetterText::cells)
                .toList();
        int columns = table.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, columns)
                .filter(column -> table.stream()
                        .allMatch(row -> row.size() > column
                                && AMOUNT.matcher(row.get(column)).matches()))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static String figure(Picture picture) {
        return "<p><img src=\"" + picture.source() + "\" alt=\"" + escape(picture.caption()) + "\"><br>\n<span style=\""
                + CAPTION + "\">" + escape(picture.caption()) + "</span></p>";
    }

    private static String lines(List<String> block) {
        return block.stream().map(LetterText::escape).collect(Collectors.joining("<br>\n"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
