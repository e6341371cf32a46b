package io.dunlin.appliance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.channels.SenderDomainCheck;
import io.dunlin.core.dns.DnsProperties;
import io.dunlin.core.dns.DnsResolver;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is checked, and how, is tried beside the check itself. */
class SenderDomainExaminationTest {

    private final SenderDomainCheck deaf =
            new SenderDomainCheck(new DnsResolver(new DnsProperties(false, List.of(), Duration.ofMillis(100))));

    @Test
    void a_name_system_that_does_not_answer_is_no_fault_of_the_domain() {
        assertThat(new SenderDomainExamination(from("office@example.com"), "s1", deaf).findings())
                .hasSize(3)
                .allSatisfy(finding -> {
                    assertThat(finding.level()).isEqualTo(Finding.Level.RISKY);
                    assertThat(finding.message()).contains("not checked", "example.com");
                });
    }

    @Test
    void without_a_sender_there_is_nothing_to_ask() {
        assertThat(new SenderDomainExamination(from(null), null, deaf).findings())
                .isEmpty();
    }

    private static MailProperties from(@Nullable String address) {
        return new MailProperties(
                address == null ? null : "mail.example.com",
                587,
                MailProperties.Security.STARTTLS,
                null,
                null,
                address,
                "",
                null,
                false,
                Duration.ofSeconds(30),
                null);
    }
}
