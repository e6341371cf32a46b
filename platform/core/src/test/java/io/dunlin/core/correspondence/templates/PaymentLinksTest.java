package io.dunlin.core.correspondence.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.templates.PaymentLinkSettings.OfCreditor;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.settings.SecretBox;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingWorld;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class PaymentLinksTest {

    private static final String PLAIN = "https://pay.example.com/dn?ref={reference}&amount={amount}&cur={currency}";

    @Autowired
    private ProductSettings settings;

    @Autowired
    private PaymentLinks links;

    @Autowired
    private Templates templates;

    @Autowired
    private SecretBox secrets;

    @AfterEach
    void without_links_again() {
        use(PaymentLinkSettings.GROUP.defaults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://pay.example.com/{reference}                | NOT_HTTPS
            https://{reference}.example.com/                  | NOT_HTTPS
            https://pay.example.com{reference}/               | NOT_HTTPS
            https://user@pay.example.com/                     | NOT_HTTPS
            javascript:alert(1)                               | NOT_HTTPS
            https://pay.example.com/{debtor}                  | UNKNOWN_PLACE
            https://pay.example.com/a b                       | NO_ADDRESS
            https://pay.example.com/?s={signature}            | NO_KEY
            """)
    void an_address_that_could_lead_elsewhere_or_cannot_be_used_is_refused(
            String template, PaymentLinkTemplate.Fault fault) {
        assertThat(new PaymentLinkTemplate(template).fault(false)).contains(fault);
        assertThatThrownBy(() -> new PaymentLinkSettings(template, List.of(), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_mail_shows_the_link_only_where_one_is_set_and_html_makes_it_one_to_click() {
        TemplateModel model = TemplateLinter.sample(true).paymentLink(null);
        assertThat(mail(model).text()).doesNotContain("https://");
        use(new PaymentLinkSettings(PLAIN, List.of(), ""));
        String link = "https://pay.example.com/dn?ref=DN-000123-8&amount=1845.50&cur=PLN";
        Rendered mail = mail(model);
        assertThat(mail.text()).contains("online: " + link);
        assertThat(mail.html()).contains("<a href=\"" + link.replace("&", "&amp;") + "\">");
    }

    @Test
    void a_client_has_a_link_of_its_own_or_none() {
        TemplateModel model = TemplateLinter.sample(true).paymentLink(null);
        use(new PaymentLinkSettings(PLAIN, List.of(new OfCreditor(1, "https://client.example/{reference}")), ""));
        assertThat(links.linkFor(model)).contains("https://client.example/DN-000123-8");
        use(new PaymentLinkSettings(PLAIN, List.of(new OfCreditor(1, "")), ""));
        assertThat(links.linkFor(model)).isEmpty();
    }

    @Test
    void a_signature_tells_the_page_that_nobody_changed_the_sum() {
        String sealed = secrets.seal("key", PaymentLinkSettings.KEY_PLACE);
        use(new PaymentLinkSettings("https://pay.example.com/{amount}?s={signature}", List.of(), sealed));
        // made with: printf 'DN-000123-8\n1845.50\nPLN' | openssl dgst -sha256 -hmac key
        assertThat(links.linkFor(TemplateLinter.sample(true)))
                .contains(
                        "https://pay.example.com/1845.50?s=f46ff4379981c404307b70b0761cc3de2048861f35de59d8bc9d9d2aa764e456");
    }

    private Rendered mail(TemplateModel model) {
        return templates.render(TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL, model);
    }

    private void use(PaymentLinkSettings value) {
        settings.change(PaymentLinkSettings.GROUP, value, TestingWorld.TESTER, "test");
    }
}
