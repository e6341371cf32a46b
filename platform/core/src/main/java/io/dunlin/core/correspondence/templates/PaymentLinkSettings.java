package io.dunlin.core.correspondence.templates;

import io.dunlin.core.settings.SettingGroup;
import java.util.List;

/**
 * Where debtors can pay online.
 *
 * @param template for every client that has none of its own; empty for no link
 * @param creditors those of single clients, at most 500; an empty one is a client without a link
 * @param sealedKey the key of signatures, sealed; empty for none
 */
public record PaymentLinkSettings(String template, List<OfCreditor> creditors, String sealedKey) {

    /** A client's own address. */
    public record OfCreditor(long creditorId, String template) {}

    /** Where the key belongs: sealed for here, it opens nowhere else. */
    static final String KEY_PLACE = "payment-link-key";

    private static final int MOST = 500;

    public static final SettingGroup<PaymentLinkSettings> GROUP =
            new SettingGroup<>("payment-links", PaymentLinkSettings.class, new PaymentLinkSettings("", List.of(), ""));

    public PaymentLinkSettings {
        creditors = List.copyOf(creditors);
        if (creditors.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " clients with a link of their own");
        }
        boolean keyed = !sealedKey.isEmpty();
        check(template, keyed);
        creditors.forEach(each -> check(each.template(), keyed));
    }

    private static void check(String template, boolean keyed) {
        if (!template.isEmpty()) {
            new PaymentLinkTemplate(template).fault(keyed).ifPresent(fault -> {
                throw new IllegalArgumentException("A payment link: " + fault);
            });
        }
    }

    String templateOf(long creditorId) {
        return creditors.stream()
                .filter(each -> each.creditorId() == creditorId)
                .findFirst()
                .map(OfCreditor::template)
                .orElse(template);
    }
}
