package io.dunlin.core.triage.sender;

import io.dunlin.core.triage.sender.RawHeader.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a mail came to the firm: the field that the firm's own outermost server wrote when a stranger connected. All above
 * it is of our servers, all below may be anybody's invention.
 *
 * @param fieldIndex where that field stands
 * @param address of the machine that connected
 * @param greeting the name by which it introduced itself
 * @param envelopeSender whom the server noted as the sender; empty for none, null where it noted nothing
 */
record Receiving(
        int fieldIndex,
        String address,
        String greeting,
        @Nullable String envelopeSender) {

    private static final Pattern BY = Pattern.compile("(?is)^from\\s+(\\S+)\\s*(.*?)\\s+by\\s+([^\\s;()]+)");
    private static final String OCTETS = "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}";
    private static final String GROUPS = "(?:IPv6:)?[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:" + OCTETS + ")?";
    private static final Pattern BRACKETED = Pattern.compile("(?<!helo=)\\[(" + OCTETS + "|" + GROUPS + ")]");
    private static final Pattern BARE = Pattern.compile("\\((" + OCTETS + "|" + GROUPS + ")\\)");
    private static final Pattern INSIDE = Pattern.compile(
            "127\\..*|10\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2[0-9]|3[01])\\..*|169\\.254\\..*|::1|f[cd].*:.*|fe80:.*");
    private static final int LONGEST = 2_000;

    /** @param ownServers the names by which the firm's servers sign their fields, in small letters */
    static Optional<Receiving> of(RawHeader header, Set<String> ownServers) {
        List<Field> fields = header.fields();
        String sender = null;
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.name().equals("return-path") && sender == null) {
                sender = field.value().replaceAll("^<|>$", "").strip();
            }
            if (!field.name().equals("received")) {
                continue;
            }
            String value = field.value();
            Matcher hop = BY.matcher(value.substring(0, Math.min(value.length(), LONGEST)));
            if (!hop.find()
                    || !ownServers.contains(
                            hop.group(3).toLowerCase(Locale.ROOT).replaceAll("\\.$", ""))) {
                if (value.toLowerCase(Locale.ROOT).startsWith("by ")) {
                    // A delivery on the same machine names nobody it came from.
                    continue;
                }
                return Optional.empty();
            }
            String from = hop.group(1).toLowerCase(Locale.ROOT);
            String address = addressIn(hop.group(1), hop.group(2));
            boolean ours = ownServers.contains(from)
                    || (address != null && INSIDE.matcher(address).matches());
            if (!ours) {
                return address == null
                        ? Optional.empty()
                        : Optional.of(new Receiving(i, address, from.replaceAll("[\\[\\]]", ""), sender));
            }
        }
        return Optional.empty();
    }

    /** What the server noted of the connection, never the name that the machine gave itself. */
    private static @Nullable String addressIn(String greeting, String noted) {
        String found = null;
        for (Pattern pattern : List.of(BRACKETED, BARE)) {
            Matcher matcher = pattern.matcher(noted);
            while (found == null && matcher.find()) {
                found = matcher.group(1);
            }
        }
        if (found == null && noted.contains("(helo=")) {
            // Exim writes the address in the place of a name that it could not find, and the greeting behind it.
            Matcher instead = BRACKETED.matcher(greeting);
            found = instead.matches() ? instead.group(1) : null;
        }
        return found == null ? null : found.replaceFirst("^(?i)IPv6:", "");
    }
}
