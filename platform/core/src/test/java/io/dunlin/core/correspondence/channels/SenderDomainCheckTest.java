package io.dunlin.core.correspondence.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.channels.SenderDomainCheck.Finding;
import io.dunlin.core.correspondence.channels.SenderDomainCheck.Level;
import io.dunlin.core.correspondence.channels.SenderDomainCheck.Reason;
import io.dunlin.core.dns.DnsProperties;
import io.dunlin.core.dns.DnsResolver;
import io.dunlin.core.dns.TestingDnsServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a name server on this machine. */
class SenderDomainCheckTest {

    private static final String KEY = "v=DKIM1; k=rsa; p=" + "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQ".repeat(12);

    private TestingDnsServer names;

    @BeforeEach
    void start() throws IOException {
        names = new TestingDnsServer();
    }

    @AfterEach
    void stop() throws Exception {
        names.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 mx -all                                  | SPF_FINE    | v=spf1 mx -all
            v=spf1 include:mail.example.com ~all            | SPF_FINE    | v=spf1 include:mail.example.com ~all
            v=spf1 redirect=_spf.example.com                | SPF_FINE    | v=spf1 redirect=_spf.example.com
            v=spf1 mx +all                                  | SPF_OPEN    | v=spf1 mx -all
            v=spf1 a all                                    | SPF_OPEN    | v=spf1 a -all
            v=spf1 include:mailall.example all              | SPF_OPEN    | v=spf1 include:mailall.example -all
            v=spf1 mx ?all                                  | SPF_UNENDED | v=spf1 mx -all
            v=spf1 ip4:192.0.2.7                            | SPF_UNENDED | v=spf1 ip4:192.0.2.7 -all
            google-site-verification=x                      | SPF_MISSING | v=spf1 mx -all
            v=spf1 a mx include:a.example include:b.example include:c.example include:d.example include:e.example include:f.example include:g.example include:h.example include:i.example -all | SPF_TOO_MANY | v=spf1 a mx include:a.example include:b.example include:c.example include:d.example include:e.example include:f.example include:g.example include:h.example include:i.example -all
            """)
    void says_who_may_send_and_what_to_write(String record, Reason reason, String toWrite) throws IOException {
        names.withText("example.com", record);
        assertThat(check("office@example.com", "s1").getFirst()).isEqualTo(new Finding(reason, "example.com", toWrite));
    }

    @Test
    void two_records_of_who_may_send_count_as_none_and_become_one() throws IOException {
        names.withText("example.com", "v=spf1 mx -all").withText("example.com", "v=spf1 a mx ip4:192.0.2.7 ~all");
        Finding spf = check("office@example.com", "s1").getFirst();
        assertThat(spf.reason()).isEqualTo(Reason.SPF_TWICE);
        assertThat(spf.record()).startsWith("v=spf1 ").endsWith(" -all").contains(" mx", " a", " ip4:192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject; rua=mailto:a@example.com | DMARC_FINE    | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1;p=quarantine                        | DMARC_FINE    | v=DMARC1;p=quarantine
            v=DMARC1; p=none                             | DMARC_WATCHES | v=DMARC1; p=quarantine
            v=other                                      | DMARC_MISSING | v=DMARC1; p=none; rua=mailto:postmaster@example.com
            """)
    void says_what_becomes_of_forged_mail(String record, Reason reason, String toWrite) throws IOException {
        names.withText("_dmarc.example.com", record);
        assertThat(check("office@example.com", "s1").getLast())
                .isEqualTo(new Finding(reason, "_dmarc.example.com", toWrite));
    }

    @Test
    void a_domain_below_is_covered_by_the_one_above() throws IOException {
        names.withText("_dmarc.example.com", "v=DMARC1; p=reject");
        assertThat(check("office@collect.example.com", null).getLast().reason()).isEqualTo(Reason.DMARC_FINE);
    }

    @Test
    void a_key_is_looked_for_where_the_selector_says_and_else_where_they_usually_are() throws IOException {
        names.withText("s1._domainkey.example.com", KEY).withText("old._domainkey.example.com", "v=DKIM1; p=");
        assertThat(dkim("s1")).isEqualTo(Reason.DKIM_FINE);
        assertThat(dkim("old")).as("a key that was withdrawn").isEqualTo(Reason.DKIM_WITHDRAWN);
        assertThat(dkim("nobody")).isEqualTo(Reason.DKIM_MISSING);
        assertThat(dkim(null)).as("a usual selector").isEqualTo(Reason.DKIM_FINE);
        assertThat(new SenderDomainCheck(names.resolver())
                        .check("office@other.example", null)
                        .get(1)
                        .reason())
                .isEqualTo(Reason.DKIM_NOT_FOUND);
    }

    @Test
    void a_machine_that_cannot_ask_says_so_and_blames_nobody() {
        DnsResolver deaf = new DnsResolver(new DnsProperties(false, List.of(), Duration.ofMillis(100)));
        assertThat(new SenderDomainCheck(deaf).check("office@example.com", "s1"))
                .extracting(Finding::reason)
                .containsExactly(Reason.SPF_UNANSWERED, Reason.DKIM_UNANSWERED, Reason.DMARC_UNANSWERED)
                .allSatisfy(reason -> assertThat(reason.level()).isEqualTo(Level.RISKY));
    }

    private Reason dkim(String selector) {
        return check("office@example.com", selector).get(1).reason();
    }

    private List<Finding> check(String from, String selector) {
        return new SenderDomainCheck(names.resolver()).check(from, selector);
    }
}
