package io.dunlin.core.triage.facts;

/** What speaks for a number being that of an invoice, or against it, and how much; {@link #ENOUGH} together convince. */
enum InvoiceEvidence {
    /** "faktura nr 12". */
    ANNOUNCED(5),
    /** "pozycja 4410": a paper of some kind. */
    PAPER(5),
    /** "nr 4410", without a word for what is numbered. */
    NUMBERED(1),
    /** "FX 77": capitals before it. */
    BEHIND_A_SERIES(4),
    /** "HW 9/26": what looks like a day is none behind a series. */
    NO_DAY_BEHIND_A_SERIES(1),
    /** "PL 2290": capitals that more often mean something else. */
    BEHIND_DOUBTFUL_CAPITALS(1),
    /** "faktury 12, 13 i 15": of the same kind as the one before. */
    IN_A_LIST(4),
    /** "26-118", where a Polish postal code would name its place. */
    CODE_OF_NO_PLACE(2),
    /** Our mail named it, or the debtor owes it. */
    NAMED_BEFORE(6),
    /** As {@link #NAMED_BEFORE}, but of one or two figures, which may mean anything. */
    SHORT_NAMED_BEFORE(3),
    /** "0114" where FV-2026-0114 is known. */
    PART_OF_A_KNOWN_ONE(3),
    /** Of the letters and strokes of another. */
    BUILT_LIKE_ANOTHER(3),
    /** Of as many figures as another, and beginning alike. */
    FIGURES_LIKE_ANOTHER(2),
    /** "przelew za 4410". */
    PAID_FOR(2),
    /** "die 4410", "do 4410". */
    SPOKEN_OF(1),
    /** "4410 wurde bezahlt". */
    SAID_SOMETHING_OF(2),
    /** "12/05 zapłacona": nothing but an invoice. */
    SAID_OF_INVOICES_ONLY(5),
    /** "8/08 płacimy. 9/08 nie": what looks like days stands as what is spoken of, more than once. */
    SEVERAL_SAID_SOMETHING_OF(5),
    /** "please resend 4410". */
    ASKED_FOR(2),
    /** "zapłacę 4410": it, or so much. */
    PAID(1),
    /** As {@link #PAID}, but no sum that looks so. */
    SURELY_PAID(2),
    /** "4410: 1.190,00 EUR". */
    HAS_A_SUM(2),
    HEADS_A_LINE(2),
    IN_A_SUBJECT(2),
    ALL_OF_A_SUBJECT(2),
    HASH(1),

    /** "zamówienie nr 4410". */
    OF_ANOTHER_KIND(-7),
    /** Elsewhere in the text it is of another kind. */
    OF_ANOTHER_KIND_ELSEWHERE(-4),
    /** "unter 4410 erfasst", "logged as 4410": in the register of whoever writes. */
    REGISTERED(-7),
    PLACE(-6),
    YEAR(-4),
    ROUND(-3),
    ALMOST_ROUND(-2),
    SUM(-20),
    COUNT(-20),
    DAY(-20),
    TELEPHONE(-20),
    TICKET(-20),
    COURT_FILE(-20),
    CASE_REFERENCE(-20),
    /** Zeros only. */
    BLANK(-20),
    /** Part of an address, of a percentage. */
    PART_OF_SOMETHING(-20);

    static final int ENOUGH = 3;

    final int weight;

    InvoiceEvidence(int weight) {
        this.weight = weight;
    }
}
