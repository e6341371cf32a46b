package io.dunlin.core.triage.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.triage.linking.LinkEvidence.Rung;
import io.dunlin.core.triage.linking.LinkResult.Ambiguous;
import io.dunlin.core.triage.linking.LinkResult.Linked;
import io.dunlin.core.triage.linking.LinkResult.NoMatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseLinkerTest {

    private static final LinkedCase FIRST_OF_KOWAL = new LinkedCase(1, 10);
    private static final LinkedCase SECOND_OF_KOWAL = new LinkedCase(2, 10);
    private static final LinkedCase OF_NOWAK = new LinkedCase(3, 20);
    private static final String KOWAL = "biuro@kowal.example";
    private static final String NOWAK = "nowak@mail.example.com";

    private final SignedTokens tokens = new SignedTokens(new byte[32]);
    private final TestingLinkDirectory books = new TestingLinkDirectory()
            .with(FIRST_OF_KOWAL)
            .with(SECOND_OF_KOWAL)
            .with(OF_NOWAK)
            .withMessage("our-1@kancelaria.example", FIRST_OF_KOWAL)
            .withReference("DN-000003-7", OF_NOWAK)
            .withSender(KOWAL, FIRST_OF_KOWAL)
            .withSender(KOWAL, SECOND_OF_KOWAL)
            .withSender(NOWAK, OF_NOWAK)
            .withInvoice("FV/1/2026", FIRST_OF_KOWAL)
            .withInvoice("FV/2/2026", SECOND_OF_KOWAL)
            .withInvoice("7", FIRST_OF_KOWAL)
            .withInvoice("7", OF_NOWAK)
            .withTaxNumber("5265877635", OF_NOWAK);
    private final CaseLinker linker = new CaseLinker(books, tokens);

    @Test
    void our_token_decides_whoever_writes_and_whatever_is_named() {
        LinkQuery mail =
                mail(List.of(), List.of("sprawy+" + tokens.sign(3) + "@kancelaria.example"), KOWAL, "", "FV/1/2026");
        assertThat(linker.link(mail)).isInstanceOfSatisfying(Linked.class, linked -> {
            assertThat(linked.linkedCase()).isEqualTo(OF_NOWAK);
            assertThat(linked.evidence()).extracting(LinkEvidence::rung).containsExactly(Rung.TOKEN);
        });
    }

    @Test
    void an_answer_to_our_message_belongs_to_its_case() {
        LinkQuery mail = mail(List.of("our-1@kancelaria.example"), List.of(), "stranger@x.example", "", "");
        assertThat(linked(mail)).isEqualTo(FIRST_OF_KOWAL);
    }

    @Test
    void a_case_reference_anywhere_in_the_text_links() {
        assertThat(linked(mail(List.of(), List.of(), "stranger@x.example", "> Sprawa DN-000003-7", "")))
                .isEqualTo(OF_NOWAK);
    }

    @Test
    void a_sender_with_one_case_is_linked_and_one_with_two_is_not() {
        assertThat(linked(mail(List.of(), List.of(), NOWAK, "", ""))).isEqualTo(OF_NOWAK);
        assertThat(linker.link(mail(List.of(), List.of(), KOWAL, "", "")))
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.candidates())
                                .containsExactlyInAnyOrder(FIRST_OF_KOWAL, SECOND_OF_KOWAL));
    }

    @Test
    void an_invoice_tells_the_cases_of_one_sender_apart() {
        LinkQuery mail = mail(List.of(), List.of(), KOWAL, "", "FV/2/2026");
        assertThat(linker.link(mail)).isInstanceOfSatisfying(Linked.class, linked -> {
            assertThat(linked.linkedCase()).isEqualTo(SECOND_OF_KOWAL);
            assertThat(linked.evidence()).extracting(LinkEvidence::rung).contains(Rung.SENDER, Rung.INVOICE);
        });
    }

    @Test
    void evidence_for_two_debtors_is_never_a_link() {
        assertThat(linker.link(mail(List.of(), List.of(), NOWAK, "", "FV/1/2026")))
                .isInstanceOf(Ambiguous.class);
        assertThat(linker.link(mail(List.of(), List.of(), "stranger@x.example", "", "7")))
                .isInstanceOf(Ambiguous.class);
    }

    @Test
    void a_forged_token_links_nothing() {
        LinkQuery mail = mail(
                List.of(), List.of("sprawy+" + "a".repeat(32) + "@kancelaria.example"), "stranger@x.example", "", "");
        assertThat(linker.link(mail)).isInstanceOf(NoMatch.class);
    }

    private LinkedCase linked(LinkQuery mail) {
        assertThat(linker.link(mail)).isInstanceOf(Linked.class);
        return ((Linked) linker.link(mail)).linkedCase();
    }

    private static LinkQuery mail(
            List<String> messageIds, List<String> recipients, String sender, String text, String invoice) {
        return new LinkQuery(
                messageIds,
                recipients,
                List.of(sender),
                text,
                invoice.isEmpty() ? List.of() : List.of(invoice),
                List.of());
    }
}
