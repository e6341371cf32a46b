package io.dunlin.core.correspondence.templates;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address at which a debtor can pay, with places for what is to be paid: for example
 * {@code https://pay.example.com/dn?ref={reference}&amount={amount}&currency={currency}&sig={signature}}.
 * <p>
 * Always https; the server's name is fixed, so that nothing that comes from a case can lead a debtor elsewhere.
 */
public record PaymentLinkTemplate(String text) {

    /** What may be put in. */
    public static final Set<String> PLACES = Set.of("reference", "amount", "currency", "signature");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern SERVER = Pattern.compile("https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?].*)?");
    private static final int LONGEST = 500;

    /** What is wrong with an address. */
    public enum Fault {
        TOO_LONG,
        /** It does not begin with https:// and the name of a server. */
        NOT_HTTPS,
        UNKNOWN_PLACE,
        NO_ADDRESS,
        /** It is to be signed, and there is no key. */
        NO_KEY
    }

    /** The first fault; empty where the address can be used. */
    public Optional<Fault> fault(boolean hasKey) {
        if (text.length() > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (!SERVER.matcher(text).matches()) {
            return Optional.of(Fault.NOT_HTTPS);
        }
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!PLACES.contains(place.group(1))) {
                return Optional.of(Fault.UNKNOWN_PLACE);
            }
        }
        try {
            URI tried = new URI(filled(Map.of()));
            if (tried.getHost() == null || tried.getUserInfo() != null) {
                return Optional.of(Fault.NO_ADDRESS);
            }
        } catch (URISyntaxException _) {
            return Optional.of(Fault.NO_ADDRESS);
        }
        return isSigned() && !hasKey ? Optional.of(Fault.NO_KEY) : Optional.empty();
    }

    boolean isSigned() {
        return text.contains("{signature}");
    }

    /** The address with each value written as addresses need it. */
    String filled(Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        URLEncoder.encode(values.getOrDefault(place.group(1), ""), StandardCharsets.UTF_8)));
    }
}
