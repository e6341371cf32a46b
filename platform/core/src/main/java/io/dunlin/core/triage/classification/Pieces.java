package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.core.triage.text.Sentences;
import io.dunlin.core.triage.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A mail as the model sees it: the whole, and each sentence. A subject that only answers ours says nothing of the
 * sender and is left out.
 */
@SuppressWarnings("ArrayRecordComponent") // large, internal, never compared
record Pieces(List<Span> spans, List<int[]> sentences, List<DayPiece> days, int[] whole, Signals signals, int length) {

    static final int MOST_SENTENCES = 80;
    private static final Pattern ANSWER = Pattern.compile(
            "^\\s{0,4}(?:re|aw|odp|fw|fwd|wg|pd|sv|vs|r|rif|antw|ha|ynt|res)\\s{0,2}(?:\\[\\d{1,2}])?\\.?:");

    static Pieces of(Written written, MailFacts facts, LocalDate writtenOn) {
        String subject = written.subject();
        String text = written.text();
        List<Span> spans = new ArrayList<>();
        List<int[]> sentences = new ArrayList<>();
        boolean own =
                !subject.isBlank() && !ANSWER.matcher(FoldedText.fold(subject)).find();
        if (own) {
            spans.add(new Span(0, 0, subject));
            sentences.add(Features.of(subject, Signals.NONE));
        }
        List<Span> split = Sentences.split(text);
        for (Span span : split) {
            if (spans.size() < MOST_SENTENCES) {
                spans.add(span);
                sentences.add(Features.of(span.text(), Signals.within(facts, span.start(), span.end(), writtenOn)));
            }
        }
        String all = own ? subject + "\n" + text : text;
        Signals signals = Signals.within(facts, 0, text.length(), writtenOn);
        int[] whole = Features.of(all, signals, written.closing(), written.sender());
        return new Pieces(
                List.copyOf(spans),
                List.copyOf(sentences),
                DayPiece.of(split, facts, writtenOn),
                whole,
                signals,
                text.length());
    }
}
