package io.dunlin.core.correspondence.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.TaxNumber;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes for banking apps, read back by a decoder. */
class TransferCodeTest {

    private static final Iban POLISH = new Iban("PL61109010140000071219812874");
    private static final Iban GERMAN = new Iban("DE89370400440532013000");

    private final TemplateSandbox sandbox = new TemplateSandbox();

    @Test
    void zloty_follow_the_banks_association() {
        assertThat(TransferCode.of(TemplateLinter.sample(true)))
                .hasValue(new TransferCode(
                        "1234563218|PL|61109010140000071219812874|184550|Hurtownia Przykładow|DN-000123-8|||",
                        TransferCode.Resilience.LOW));
    }

    @Test
    void small_sums_have_six_digits_and_a_foreigner_no_tax_number() {
        assertThat(codeOf(model("Żółw | Łódź\nSp. z o.o.", null, POLISH, "7.05", "PLN")))
                .isEqualTo("|PL|61109010140000071219812874|000705|Żółw Łódź Sp. z o.o.|DN-000123-8|||");
    }

    @Test
    void euro_follow_the_european_payments_council() {
        assertThat(codeOf(model("Muster GmbH", null, GERMAN, "1230.50", "EUR"))).isEqualTo("""
                BCD
                002
                1
                SCT

                Muster GmbH
                DE89370400440532013000
                EUR1230.50


                DN-000123-8""");
    }

    @Test
    void there_is_no_code_without_an_account_a_sum_or_a_standard() {
        assertThat(TransferCode.of(model("A", null, null, "10.00", "PLN"))).isEmpty();
        assertThat(TransferCode.of(model("A", null, GERMAN, "10.00", "PLN"))).isEmpty();
        assertThat(TransferCode.of(model("A", null, POLISH, "10.00", "USD"))).isEmpty();
        assertThat(TransferCode.of(model("A", null, POLISH, "0.00", "PLN"))).isEmpty();
        assertThat(TransferCode.of(model("A", null, POLISH, "1000000000.00", "EUR")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "en", "de", "ro"})
    void a_mail_shows_its_code_as_a_picture_that_a_decoder_reads(String language) throws Exception {
        TemplateModel model = TemplateLinter.sample(true);
        TemplateSource source = new ShippedTemplates()
                .find(TemplateCode.REMINDER_FIRST, language, Channel.MAIL)
                .orElseThrow();
        Rendered mail = Templates.render(sandbox, source, TemplateCode.REMINDER_FIRST, language, Channel.MAIL, model);
        String html = Objects.requireNonNull(mail.html());
        assertThat(html).contains(new LocalText(language).scanToPay());
        Matcher picture = QrImage.IN_HTML.matcher(html);
        assertThat(picture.find()).isTrue();
        byte[] png = Base64.getDecoder().decode(picture.group(1));
        assertThat(decoded(new ByteArrayInputStream(png))).isEqualTo(codeOf(model));
    }

    @Test
    void a_letter_that_names_no_account_shows_no_code() {
        Rendered rendered = Templates.render(
                sandbox,
                new TemplateSource("x", "Dzień dobry,\n\n{{ total }}"),
                TemplateCode.REMINDER_FIRST,
                "pl",
                Channel.MAIL,
                TemplateLinter.sample(true));
        assertThat(rendered.html()).doesNotContain("<img");
    }

    private static String codeOf(TemplateModel model) {
        return TransferCode.of(model).orElseThrow().text();
    }

    private static TemplateModel model(
            String name, @Nullable TaxNumber taxNumber, @Nullable Iban account, String amount, String currency) {
        Creditor creditor = new Creditor(new CreditorId(1), name, taxNumber, null, null, null, null, account, null);
        return TemplateModel.of(creditor, "Dłużnik", "DN-000123-8", List.of(), Money.of(amount, currency));
    }

    private static String decoded(InputStream png) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(png);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
