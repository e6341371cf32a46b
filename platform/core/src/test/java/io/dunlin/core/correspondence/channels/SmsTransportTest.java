package io.dunlin.core.correspondence.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.Transport.Outcome;
import io.dunlin.core.shared.KeptText;
import io.dunlin.host.FailureKind;
import io.dunlin.host.GuardedResult;
import io.dunlin.spi.settings.LocalizedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmsTransportTest {

    private static final LocalizedText SAID =
            new LocalizedText("Bramka odrzuciła wiadomość", "The gateway refused the message");

    @ParameterizedTest
    @EnumSource
    void keeps_what_a_gateway_says_in_both_languages(FailureKind kind) {
        String detail = switch (SmsTransport.judge(new GuardedResult.Failed<>(kind, "some-code", SAID))) {
            case Outcome.NotNow notNow -> notNow.detail();
            case Outcome.Refused refused -> refused.detail();
            case Outcome.Unknown unknown -> unknown.detail();
            case Outcome.Accepted _ -> "";
        };
        assertThat(KeptText.find(detail)).contains(SAID);
    }
}
