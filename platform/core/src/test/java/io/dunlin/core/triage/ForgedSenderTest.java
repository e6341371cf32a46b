package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.triage.linking.SignedTokens;
import io.dunlin.core.triage.sender.SenderProof;
import io.dunlin.core.triage.sender.SenderProof.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Nothing about a case is written to a sender who may be somebody else, whatever his mail says of itself. */
@FeatureTest
@TestPropertySource(
        properties = {
            "dunlin.triage.authentication-server=mx.kancelaria.example",
            "dunlin.triage.receiving-servers=mx.kancelaria.example"
        })
class ForgedSenderTest {

    private static final String RESULT = "Authentication-Results: mx.kancelaria.example; dmarc=pass\r\n";
    private static final String ENTRY = "Received: from evil.example (evil.example [203.0.113.66])"
            + " by mx.kancelaria.example; Tue, 10 Nov 2026 09:00:01 +0100\r\n";

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private ReviewQueries replies;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private SignedTokens tokens;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Jdbi jdbi;

    @Test
    void a_confirmed_sender_is_answered() {
        SenderProof proof = arrive("prawdziwy", RESULT + ENTRY, "prawdziwy@debtors.example");

        assertThat(proof.verdict()).isEqualTo(Verdict.PASS);
        assertThat(answers()).isOne();
    }

    @Test
    void a_result_that_came_with_the_mail_earns_no_answer() {
        SenderProof proof = arrive(
                "podrobiony",
                ENTRY + "Received: from x.example by y.example; Tue, 10 Nov 2026 08:59:00 +0100\r\n" + RESULT,
                "podrobiony@debtors.example");

        assertThat(proof.verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(answers()).isZero();
    }

    @Test
    void a_result_of_another_server_earns_no_answer() {
        SenderProof proof = arrive("obcy", RESULT.replace("mx.kancelaria", "mx.evil") + ENTRY, "obcy@debtors.example");

        assertThat(proof.verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(answers()).isZero();
    }

    @Test
    void a_proven_forgery_is_believed_in_nothing() {
        SenderProof proof = arrive("falszywy", RESULT.replace("pass", "fail") + ENTRY, "falszywy@debtors.example");

        assertThat(proof.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(answers()).isZero();
        assertThat(replies.countWaiting()).isOne();
        assertThat(count("select count(*) from promise_to_pay")).isZero();
    }

    @Test
    void a_mail_without_any_result_and_a_stranger_with_one_earn_no_answer() {
        assertThat(arrive("bez", ENTRY, "bez@debtors.example").verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(arrive("cudzy", RESULT + ENTRY, "ktos@evil.example").verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(answers()).isZero();
    }

    @Test
    void who_holds_a_token_and_names_the_debtor_as_a_second_author_earns_no_answer() {
        assertThat(arrive("pierwszy", ENTRY, "pierwszy@debtors.example", this::tokenOf)
                        .verdict())
                .isEqualTo(Verdict.NOT_CHECKED);
        assertThat(answers()).as("a token that came back is a proof").isOne();

        assertThat(arrive("drugi", ENTRY, "lapie@evil.example>, <drugi@debtors.example", this::tokenOf)
                        .reason())
                .isEqualTo(SenderProof.Reason.NO_SINGLE_AUTHOR);
        assertThat(arrive("trzeci", ENTRY, "trzeci@debtors.example>, <lapie@evil.example", this::tokenOf)
                        .reason())
                .isEqualTo(SenderProof.Reason.NO_SINGLE_AUTHOR);
        assertThat(answers()).isOne();
    }

    private String tokenOf(CaseId id) {
        return tokens.replyLocalPart("sprawy", id.value()) + "@kancelaria.example";
    }

    private SenderProof arrive(String debtor, String top, String from) {
        return arrive(debtor, top, from, _ -> "sprawy@kancelaria.example");
    }

    /** A clear promise on a case of the named debtor. */
    private SenderProof arrive(String debtor, String top, String from, Function<CaseId, String> to) {
        String invoice = "FV/" + world.next() + "/2026";
        CaseId id = world.caseOf(
                world.receivable(debtor, invoice, "1230.00", clock.today().minusDays(10)));
        String mail = top + "From: <" + from + ">\r\nTo: " + to.apply(id) + "\r\nSubject: Re: "
                + cases.get(id).reference().value()
                + "\r\nDate: Mon, 16 Nov 2026 09:00:00 +0100\r\nMessage-ID: <" + debtor + "@debtors.example>\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "Dzień dobry,\r\nzapłacę fakturę " + invoice + " w piątek 20.11.2026.\r\n";
        InboundMailId received = mailbox.receive(mail.getBytes(StandardCharsets.UTF_8));
        world.untilIdle();
        SenderProof proof =
                replies.ofMail(received.value()).orElseThrow().facts().sender();
        assertThat(proof).isNotNull();
        return proof;
    }

    private int answers() {
        return count("""
                select count(*)
                from outbound_message
                where purpose in ('ANSWER', 'PROMISE_CONFIRMATION')
                """);
    }

    private int count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
