package io.dunlin.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PL61109010140000071219812874",
                "61109010140000071219812874",
                "61 1090 1014 0000 0712 1981 2874",
                "pl61-1090-1014-0000-0712-1981-2874",
                "PL61\u00A01090\u00A01014\u00A00000\u00A00712\u00A01981\u00A02874"
            })
    void reads_a_polish_account_number_however_it_is_written(String text) {
        assertThat(Iban.find(text)).contains(new Iban("PL61109010140000071219812874"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "GB82 WEST 1234 5698 7654 32",
                "NO9386011117947",
                "FR1420041010050500013M02606"
            })
    void reads_foreign_account_numbers(String text) {
        assertThat(Iban.find(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PL",
                "PL61109010140000071219812875",
                "PL6110901014000007121981287",
                "61109010140000071219812875",
                "DE00370400440532013000",
                "PL61109010140000071219812874X",
                "٦١١٠٩٠١٠١٤٠٠٠٠٠٧١٢١٩٨١٢٨٧٤"
            })
    void refuses_what_is_no_account_number(String text) {
        assertThat(Iban.find(text)).isEmpty();
        assertThatThrownBy(() -> Iban.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void notices_any_single_wrong_digit_and_any_two_swapped() {
        String right = "PL61109010140000071219812874";
        for (int place = 2; place < right.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(Iban.find(wrong).isPresent()).as(wrong).isEqualTo(digit == right.charAt(place));
            }
            if (place + 1 < right.length() && right.charAt(place) != right.charAt(place + 1)) {
                String swapped = right.substring(0, place)
                        + right.charAt(place + 1)
                        + right.charAt(place)
                        + right.substring(place + 2);
                assertThat(Iban.find(swapped)).as(swapped).isEmpty();
            }
        }
    }

    @Test
    void shows_an_account_number_to_people() {
        Iban iban = Iban.parse("61109010140000071219812874");
        assertThat(iban.grouped()).isEqualTo("PL61 1090 1014 0000 0712 1981 2874");
        assertThat(iban.tail()).isEqualTo("…2874");
        assertThat(iban.country()).isEqualTo("PL");
        assertThat(Iban.find(iban.grouped())).contains(iban);
    }

    @ParameterizedTest
    @CsvSource({
        "526-58-77-635,5265877635",
        "PL 5265877635,5265877635",
        "5265877635,5265877635",
        "DE 123456789,DE123456789",
        "atu12345678,ATU12345678"
    })
    void reads_a_tax_number_however_it_is_written(String text, String shown) {
        assertThat(TaxNumber.find(text)).map(TaxNumber::toString).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5265877636",
                "0000000000",
                "PL0000000000",
                "526587763",
                "52658776350",
                "DE",
                "DE1",
                "D€123",
                "DE12345678901234"
            })
    void refuses_what_is_no_tax_number(String text) {
        assertThat(TaxNumber.find(text)).isEmpty();
    }

    @Test
    void accepts_one_check_digit_at_most_for_any_nine_digits() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            String start = "%09d".formatted(random.nextInt(1, 1_000_000_000));
            long fitting = 0;
            for (char digit = '0'; digit <= '9'; digit++) {
                fitting += TaxNumber.find(start + digit).isPresent() ? 1 : 0;
            }
            assertThat(fitting).as(start).isBetween(0L, 1L);
        }
    }

    @Test
    void reads_a_pesel_and_hides_it_when_printed() {
        assertThat(PersonalNumber.find(" 44051401359 ")).contains(new PersonalNumber("44051401359"));
        assertThat(new PersonalNumber("44051401359")).hasToString("*******1359");
        for (String wrong : new String[] {"", "44051401358", "4405140135", "440514013590", "4405140135x"}) {
            assertThat(PersonalNumber.find(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void accepts_exactly_one_pesel_check_digit() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            String start = "%010d".formatted(random.nextLong(0, 10_000_000_000L));
            long fitting = 0;
            for (char digit = '0'; digit <= '9'; digit++) {
                fitting += PersonalNumber.find(start + digit).isPresent() ? 1 : 0;
            }
            assertThat(fitting).as(start).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "600 100 200,+48600100200",
        "+48 600-100-200,+48600100200",
        "0048600100200,+48600100200",
        "(22) 123 45 67,+48221234567",
        "+49 30 901820,+4930901820"
    })
    void reads_a_phone_number_however_it_is_written(String text, String value) {
        assertThat(PhoneNumber.find(text)).contains(new PhoneNumber(value));
        assertThat(new PhoneNumber(value).digits()).isEqualTo(value.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "112", "600100200x", "+0123456789", "+1234567", "+1234567890123456", "wew. 12"})
    void refuses_what_is_no_phone_number(String text) {
        assertThat(PhoneNumber.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com",
                "jan.kowalski+faktury@sub.Example.COM",
                "o'brien@example.co.uk",
                "żółw@example.pl"
            })
    void reads_a_mail_address(String text) {
        assertThat(EmailAddress.find(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@",
                "@example.com",
                "a@localhost",
                "a b@example.com",
                "a@example.com\nBcc: b@example.com",
                "a..b@example.com",
                ".a@example.com",
                "\"a\"@example.com",
                "a@[127.0.0.1]",
                "a@-example.com",
                "Jan <a@example.com>"
            })
    void refuses_what_is_no_mail_address(String text) {
        assertThat(EmailAddress.find(text)).isEmpty();
    }

    @Test
    void holds_a_mail_domain_in_small_letters_and_compares_mailboxes_without_case() {
        EmailAddress address = new EmailAddress("Jan@Example.COM");
        assertThat(address).hasToString("Jan@example.com");
        assertThat(address.domain()).isEqualTo("example.com");
        assertThat(address.sameMailbox(new EmailAddress("jan@example.com"))).isTrue();
        assertThat(EmailAddress.find("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.find("a@" + "b".repeat(60) + "." + "c".repeat(250) + ".pl"))
                .isEmpty();
    }

    @Test
    void refuses_hostile_mail_addresses_in_no_time() {
        String hostile = "a.".repeat(50_000) + "@" + "b-".repeat(50_000);
        assertThat(Optional.of(hostile).flatMap(EmailAddress::find)).isEmpty();
    }

    @Test
    void holds_percentages_in_their_shortest_form() {
        assertThat(new Percentage("9.250")).isEqualTo(new Percentage("9.25")).hasToString("9.25 %");
        assertThat(new Percentage("100")).hasToString("100 %");
        assertThat(new Percentage("9.25").asFraction()).isEqualByComparingTo(new BigDecimal("0.0925"));
        assertThatThrownBy(() -> new Percentage("-0.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Percentage("1000.01")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_iban_is_of_a_country_and_as_long_as_its_country_s() {
        assertThat(Iban.find("OE32ANDOE5601ARE")).as("no country").isEmpty();
        assertThat(Iban.find("DE8512030000000020")).as("too short").isEmpty();
        assertThat(Iban.find("DE02120300000000202051")).isPresent();
    }
}
