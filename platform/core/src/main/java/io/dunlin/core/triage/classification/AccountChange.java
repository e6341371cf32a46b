package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.text.FoldedText;

/** Whether a mail speaks of changing somebody's bank account: the oldest fraud there is, so a person always looks. */
public final class AccountChange {

    private static final int READ = 8_000;

    private AccountChange() {}

    public static boolean isIn(String text) {
        String folded = FoldedText.fold(text.substring(0, Math.min(text.length(), READ)));
        return Lexicon.CUES.in(Features.words(folded)).contains("accountchange");
    }
}
