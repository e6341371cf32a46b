package io.dunlin.appliance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.MailProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.naming.CommunicationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderDomainExaminationTest {

    private static final String KEY = "v=DKIM1; k=rsa; p=" + "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQ".repeat(4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 mx -all                        | FINE
            v=spf1 include:mail.example.com ~all  | FINE
            v=spf1 +all                           | WRONG
            v=spf1 a all                          | WRONG
            google-site-verification=x            | RISKY
            """)
    void says_who_may_send(String record, Finding.Level expected) {
        assertThat(level("SPF", Map.of("example.com", List.of(record)))).isEqualTo(expected);
    }

    @Test
    void two_records_of_who_may_send_count_as_none() {
        assertThat(level("SPF", Map.of("example.com", List.of("v=spf1 mx -all", "v=spf1 a -all"))))
                .isEqualTo(Finding.Level.WRONG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject; rua=mailto:a@example.com | FINE
            v=DMARC1;p=quarantine                        | FINE
            v=DMARC1; p=none                             | RISKY
            v=other                                      | RISKY
            """)
    void says_what_becomes_of_forged_mail(String record, Finding.Level expected) {
        assertThat(level("DMARC", Map.of("_dmarc.example.com", List.of(record))))
                .isEqualTo(expected);
    }

    @Test
    void a_domain_below_is_covered_by_the_one_above() {
        List<Finding> findings = examine(
                "office@collect.example.com", "s1", Map.of("_dmarc.example.com", List.of("v=DMARC1; p=reject")));

        assertThat(findings)
                .filteredOn(finding -> finding.subject().equals("DMARC"))
                .singleElement()
                .matches(finding -> finding.level() == Finding.Level.FINE);
    }

    @Test
    void a_key_is_looked_for_where_the_selector_says() {
        assertThat(level("DKIM", Map.of("s1._domainkey.example.com", List.of(KEY))))
                .isEqualTo(Finding.Level.FINE);
        assertThat(level("DKIM", Map.of("s1._domainkey.example.com", List.of("v=DKIM1; p="))))
                .as("a key that was withdrawn")
                .isEqualTo(Finding.Level.WRONG);
        assertThat(level("DKIM", Map.of())).isEqualTo(Finding.Level.WRONG);
    }

    @Test
    void a_name_system_that_does_not_answer_is_no_fault_of_the_domain() {
        TextRecords deaf = name -> {
            throw new CommunicationException("no answer");
        };

        assertThat(new SenderDomainExamination(from("office@example.com"), "s1", deaf).findings())
                .singleElement()
                .matches(finding -> finding.level() == Finding.Level.RISKY
                        && finding.message().contains("not checked"));
    }

    private static Finding.Level level(String subject, Map<String, List<String>> records) {
        return examine("office@example.com", "s1", records).stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .level();
    }

    private static List<Finding> examine(String from, String selector, Map<String, List<String>> records) {
        return new SenderDomainExamination(from(from), selector, name -> records.getOrDefault(name, List.of()))
                .findings();
    }

    private static MailProperties from(String address) {
        return new MailProperties(
                "mail.example.com",
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
