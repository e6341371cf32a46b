package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerGuardTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            purpose,              because,       closed, represented, promise, refused
            PROMISE_CONFIRMATION, PROMISE,       false,  false,       true,
            PROMISE_CONFIRMATION, PROMISE,       false,  false,       false,   sending.refused.promise-ended
            PROMISE_CONFIRMATION, PROMISE,       true,   false,       true,    sending.refused.closed
            PROMISE_CONFIRMATION, PROMISE,       false,  true,        true,    sending.refused.represented
            ANSWER,               QUESTION,      false,  false,       false,
            ANSWER,               QUESTION,      false,  true,        false,   sending.refused.represented
            ANSWER,               COMPLAINT,     true,   false,       false,
            ANSWER,               PAID_CLAIM,    true,   false,       false,   sending.refused.closed
            ANSWER,               PAID_CLAIM,    false,  false,       false,
            ANSWER,               DELAY,         true,   false,       false,   sending.refused.closed
            APOLOGY,              WRONG_CONTACT, true,   false,       false,
            APOLOGY,              WRONG_CONTACT, false,  true,        false,   sending.refused.represented
            """, useHeadersInDisplayName = true)
    void an_automatic_answer_leaves_only_while_it_is_right(
            Purpose purpose,
            ReplyClass because,
            boolean closed,
            boolean represented,
            boolean promise,
            @Nullable String refused) {
        assertThat(AnswerGuard.refuse(new AnswerGuard.Standing(purpose, because, closed, represented, promise))
                        .map(Refusal::reasonKey)
                        .orElse(null))
                .isEqualTo(refused);
    }
}
