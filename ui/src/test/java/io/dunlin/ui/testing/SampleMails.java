package io.dunlin.ui.testing;

import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.testing.TestingWorld;
import org.springframework.stereotype.Component;

/** What debtors of {@link SampleFirm} write. */
@Component
public class SampleMails {

    private final MailboxTestAccess mailbox;
    private final TestingWorld world;

    public SampleMails(MailboxTestAccess mailbox, TestingWorld world) {
        this.mailbox = mailbox;
        this.world = world;
    }

    /** Delivers all of them and waits until Dunlin has read them. */
    public void deliver(PostOffice post) {
        post.deliver(
                mailbox,
                "\"Piotr Kłos\" <biuro@debtor-0.example>",
                "Re: Przypomnienie o płatności FV/101/2026",
                "Dzień dobry,\n\nprzepraszam za opóźnienie, fakturę FV/101/2026 zapłacę w piątek 20.11.2026.\n\nPozdrawiam\nPiotr Kłos\n");
        post.deliver(
                mailbox,
                "\"Ewa Żuraw\" <biuro@debtor-1.example>",
                "Reklamacja FV/102/2026",
                "Szanowni Państwo,\n\nnie zgadzamy się z fakturą FV/102/2026. Towar dotarł uszkodzony, a na naszą reklamację z 3 listopada nikt nie odpowiedział. Proszę o korektę.\n\nEwa Żuraw\nTransport Żuraw Sp. k.\n");
        post.deliver(
                mailbox,
                "<biuro@debtor-2.example>",
                "pełnomocnictwo",
                "Dzień dobry,\n\ndziałając w imieniu Jana Próbnego (pełnomocnictwo w załączeniu) informuję, że dalszą korespondencję proszę kierować wyłącznie do mojej kancelarii.\n\nradca prawny Anna Paragraf\n");
        post.deliver(
                mailbox,
                "<biuro@debtor-3.example>",
                "Re: wezwanie",
                "Witam, przelew poszedł wczoraj, proszę sprawdzić konto.\n\nDąb\n");
        post.deliver(
                mailbox,
                "<biuro@debtor-4.example>",
                "raty",
                "Dzień dobry, czy możemy rozłożyć zaległość na 3 raty? Sezon był słaby.\n\nHotel Nad Zatoką\n");
        post.deliver(
                mailbox,
                "<ktos@poczta.example>",
                "pytanie o fakturę",
                "Dzień dobry, dostałem od Państwa pismo, ale nie wiem, czego dotyczy. Za co jest ta faktura?\n");
        post.deliver(
                mailbox,
                "<biuro@debtor-6.example>",
                "Automatyczna odpowiedź: Przypomnienie",
                "Jestem na urlopie do 27.11.2026. W pilnych sprawach proszę o kontakt z biurem.\n");
        post.deliver(
                mailbox,
                "<biuro@debtor-7.example>",
                "Re: Przypomnienie",
                "Postaramy się uregulować, jak dostaniemy środki z budżetu.\n\nUrząd Gminy\n");
        mailbox.poll();
        world.untilIdle();
    }
}
