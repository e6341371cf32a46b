package io.dunlin.core.correspondence.templates;

import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.settings.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes the address at which a debtor can pay a case, where the firm set one. A signature is the HMAC-SHA256 of reference,
 * amount and currency with a line break between each, in hexadecimal: the page that takes the payment sees by it that nobody
 * changed the sum.
 */
@Component
public class PaymentLinks {

    private static final String ALGORITHM = "HmacSHA256";

    private final ProductSettings settings;
    private final SecretBox secrets;

    public PaymentLinks(ProductSettings settings, SecretBox secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** A key of signatures as the settings keep it. */
    public String sealed(String key) {
        return secrets.seal(key, PaymentLinkSettings.KEY_PLACE);
    }

    /** Empty where no link is set, or where nothing is to be paid. */
    Optional<String> linkFor(TemplateModel model) {
        return linkFor(model, inUse());
    }

    PaymentLinkSettings inUse() {
        return settings.get(PaymentLinkSettings.GROUP);
    }

    Optional<String> linkFor(TemplateModel model, PaymentLinkSettings now) {
        String template = now.templateOf(model.creditor().id().value());
        if (template.isEmpty() || model.total().amount().signum() <= 0) {
            return Optional.empty();
        }
        PaymentLinkTemplate link = new PaymentLinkTemplate(template);
        String amount = model.total().amount().toPlainString();
        String currency = model.total().currency().getCurrencyCode();
        String signature = link.isSigned()
                ? signature(
                        secrets.open(now.sealedKey(), PaymentLinkSettings.KEY_PLACE),
                        model.reference() + "\n" + amount + "\n" + currency)
                : "";
        return Optional.of(link.filled(Map.of(
                "reference", model.reference(), "amount", amount, "currency", currency, "signature", signature)));
    }

    static String signature(String key, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
