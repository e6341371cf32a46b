package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A labelled mail of the corpus.
 *
 * @param group files of the same number tell some of the same stories in several languages, so they are never apart in
 *     the folds
 */
public record CorpusMail(
        String id,
        String language,
        OffsetDateTime date,
        String from,
        String subject,
        Map<String, String> headers,
        String body,
        String newText,
        List<ReplyClass> labels,
        List<String> promiseDates,
        List<String> amounts,
        List<String> invoices,
        boolean hard,
        String group,
        boolean heldOut) {}
