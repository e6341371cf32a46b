package io.dunlin.core.inbox.reading;

/** Joins the soft-wrapped lines of {@code format=flowed} (RFC 3676), quote by quote. */
final class FlowedText {

    private FlowedText() {}

    static String joined(String text, boolean deleteSpace) {
        StringBuilder out = new StringBuilder(text.length());
        int openDepth = -1;
        for (String line : text.lines().toList()) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String content = line.substring(depth);
            if (content.startsWith(" ")) {
                content = content.substring(1);
            }
            if (openDepth == depth && !content.equals("-- ")) {
                out.append(content);
            } else {
                if (openDepth >= 0) {
                    out.append('\n');
                }
                out.append(">".repeat(depth)).append(depth > 0 ? " " : "").append(content);
            }
            boolean flows = content.endsWith(" ") && !content.equals("-- ");
            if (flows) {
                openDepth = depth;
                if (deleteSpace) {
                    out.setLength(out.length() - 1);
                }
            } else {
                openDepth = -1;
                out.append('\n');
            }
        }
        return out.toString();
    }
}
