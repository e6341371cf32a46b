package io.dunlin.core.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.dns.DnsResolver.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DnsResolverTest {

    private TestingDnsServer server;

    @BeforeEach
    void starts() throws IOException {
        server = new TestingDnsServer();
    }

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void brings_records_with_long_texts_in_one_piece() throws IOException {
        String key = "v=DKIM1; k=rsa; p=" + "A".repeat(500);
        server.withText("s1._domainkey.example.com", key)
                .withAddress("mail.example.com", "192.0.2.7")
                .withMailServer("example.com", "mail.example.com");
        DnsResolver resolver = server.resolver();

        assertThat(resolver.ask("s1._domainkey.example.com", Kind.TXT)).isEqualTo(new DnsAnswer.Found(List.of(key)));
        assertThat(resolver.ask("mail.example.com.", Kind.A)).isEqualTo(new DnsAnswer.Found(List.of("192.0.2.7")));
        assertThat(resolver.ask("example.com", Kind.MX))
                .isEqualTo(new DnsAnswer.Found(List.of("10 mail.example.com.")));
    }

    @Test
    void asks_once_for_what_it_was_told_also_for_what_is_not_there() throws IOException {
        server.withText("example.com", "v=spf1 -all");
        DnsResolver resolver = server.resolver();
        for (int i = 0; i < 5; i++) {
            assertThat(resolver.ask("example.com", Kind.TXT)).isInstanceOf(DnsAnswer.Found.class);
        }

        assertThat(server.asked()).containsExactly("example.com. TXT");
    }

    @Test
    void knows_nothing_from_nobody() throws IOException {
        server.failingFor("broken.example.com").withText("example.com", "x");
        DnsResolver resolver = server.resolver();

        assertThat(resolver.ask("absent.example.com", Kind.TXT)).isEqualTo(new DnsAnswer.None());
        assertThat(resolver.ask("example.com", Kind.MX)).isEqualTo(new DnsAnswer.None());
        assertThat(resolver.ask("broken.example.com", Kind.TXT)).isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void what_is_no_name_is_not_asked_for() {
        DnsResolver resolver = server.resolver();

        for (String none : List.of("", " ", "a..b", "x".repeat(64) + ".example.com", "a.".repeat(200))) {
            assertThat(resolver.ask(none, Kind.TXT)).as(none).isEqualTo(new DnsAnswer.None());
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void waits_no_more_once_nobody_answers() {
        server.fallingSilent();
        DnsResolver resolver = server.resolver();
        for (int i = 0; i < 50; i++) {
            assertThat(resolver.ask("n" + i + ".example.com", Kind.TXT)).isInstanceOf(DnsAnswer.Unanswered.class);
        }

        assertThat(server.asked()).hasSizeLessThan(20);
    }

    @Test
    void switched_off_it_says_so_and_asks_nobody() {
        DnsResolver resolver =
                new DnsResolver(new DnsProperties(false, List.of(server.address()), Duration.ofSeconds(1)));

        assertThat(resolver.ask("example.com", Kind.TXT)).isInstanceOf(DnsAnswer.Unanswered.class);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void takes_addresses_of_servers_and_no_names() {
        assertThat(new DnsProperties(
                                true,
                                List.of("192.0.2.1", "192.0.2.1:5353", "[2001:db8::1]:53", "2001:db8::1"),
                                Duration.ofSeconds(1))
                        .addresses())
                .extracting(address -> address.getPort())
                .containsExactly(53, 5353, 53, 53);
        for (String wrong : List.of("ns.example.com", "192.0.2.1:0", "192.0.2.1:99999", "", "[", "192.0.2.1:x")) {
            assertThatThrownBy(() -> new DnsProperties(true, List.of(wrong), Duration.ofSeconds(1)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("dunlin.dns.servers");
        }
    }
}
