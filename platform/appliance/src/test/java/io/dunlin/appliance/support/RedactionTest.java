package io.dunlin.appliance.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the login of jan.nowak@example.com was refused   | the login of (address) was refused
            account PL61109010140000071219812874 is unknown  | account (number) is unknown
            account 61 1090 1014 0000 0712 1981 2874         | account (number)
            NIP 526-10-40-828                                | NIP (number)
            call 601 234 567                                 | call (number)
            version 0.1.0, 12345 rows, port 8080             | version 0.1.0, 12345 rows, port 8080
            since 2026-11-29T10:11:12.123456Z                | since 2026-11-29T10:11:12.123456Z
            """)
    void takes_out_what_may_name_a_person_and_leaves_the_rest(String text, String expected) {
        assertThat(Redaction.of(text)).isEqualTo(expected);
    }
}
