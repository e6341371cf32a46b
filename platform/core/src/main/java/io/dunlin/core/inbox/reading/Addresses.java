package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads address lists as headers really have them: groups, comments, unquoted commas in names, missing brackets. */
final class Addresses {

    private static final int MOST = 500;
    private static final Pattern BARE = Pattern.compile("[^\\s<>,;:()\"\\[\\]]+@[^\\s<>,;:()\"]+");

    private static final Pattern COMMENT = Pattern.compile("\\(([^()]*)\\)");

    private Addresses() {}

    static List<MailAddress> of(String raw) {
        List<MailAddress> found = new ArrayList<>();
        String carried = "";
        for (String piece : pieces(raw)) {
            String text = carried.isEmpty() ? piece : carried + ", " + piece;
            MailAddress address = one(text);
            // "Kowalski, Jan <jan@…>" without quotes: the first half of the name waits for the second.
            if (address.address().isEmpty() && text.length() < 200) {
                carried = text;
                continue;
            }
            carried = "";
            if (found.size() < MOST) {
                found.add(address);
            }
        }
        if (!carried.isBlank() && found.size() < MOST) {
            found.add(new MailAddress(name(carried), ""));
        }
        return found;
    }

    private static MailAddress one(String piece) {
        int open = lastUnquoted(piece, '<');
        if (open >= 0) {
            int close = piece.indexOf('>', open);
            String address = piece.substring(open + 1, close < 0 ? piece.length() : close)
                    .strip();
            int route = address.startsWith("@") ? address.indexOf(':') : -1;
            return new MailAddress(name(piece.substring(0, open)), clean(address.substring(route + 1)));
        }
        Matcher bare = BARE.matcher(piece);
        if (!bare.find()) {
            return new MailAddress(name(piece), "");
        }
        String rest = piece.substring(0, bare.start()) + " " + piece.substring(bare.end());
        Matcher comment = COMMENT.matcher(rest);
        return new MailAddress(comment.find() ? name(comment.group(1)) : name(rest), clean(bare.group()));
    }

    private static String clean(String address) {
        String bare = address.strip();
        if (bare.length() > 1 && bare.startsWith("'") && bare.endsWith("'")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        return EncodedWords.decode(bare.regionMatches(true, 0, "mailto:", 0, 7) ? bare.substring(7) : bare);
    }

    private static String name(String raw) {
        String text = raw.strip();
        if (text.startsWith("\"") && text.endsWith("\"") && text.length() > 1) {
            text = text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
        } else {
            text = text.replace("\"", "");
        }
        text = EncodedWords.decode(text).strip();
        if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
            text = text.substring(1, text.length() - 1);
        }
        return text.replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]", "").strip();
    }

    /** Cut at commas and semicolons outside quotes, comments and brackets; group names are dropped. */
    private static List<String> pieces(String raw) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        int comment = 0;
        boolean angle = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && (quoted || comment > 0) && i + 1 < raw.length()) {
                piece.append(c).append(raw.charAt(++i));
                continue;
            }
            if (c == '"' && comment == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                comment++;
            } else if (!quoted && c == ')' && comment > 0) {
                comment--;
            } else if (!quoted && comment == 0) {
                angle = c == '<' || (angle && c != '>');
                if (!angle && c == ':' && raw.indexOf('@') >= 0 && isGroupName(piece)) {
                    piece.setLength(0);
                    continue;
                }
                if (!angle && (c == ',' || c == ';')) {
                    add(pieces, piece);
                    continue;
                }
            }
            piece.append(c);
        }
        add(pieces, piece);
        return pieces;
    }

    private static boolean isGroupName(CharSequence piece) {
        String text = piece.toString().strip();
        return !text.contains("@") && !text.contains("=?") && !text.equalsIgnoreCase("mailto");
    }

    private static void add(List<String> pieces, StringBuilder piece) {
        if (!piece.toString().isBlank()) {
            pieces.add(piece.toString().strip());
        }
        piece.setLength(0);
    }

    private static int lastUnquoted(String text, char wanted) {
        boolean quoted = false;
        int found = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                found = i;
            }
        }
        return found;
    }
}
