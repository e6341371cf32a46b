package io.dunlin.core.triage.learning;

import java.time.Instant;

/**
 * A model made here.
 *
 * @param id also its version, as people say it
 * @param sha256 of its file
 * @param samples of the firm that it learnt from
 * @param samplesApart of the firm that it was measured with
 * @param fits whether it was made for this version of the product
 */
public record TrainedModel(
        long id,
        String sha256,
        long byteCount,
        int samples,
        int samplesApart,
        Comparison figures,
        Instant trainedAt,
        String trainedBy,
        int tookSeconds,
        boolean fits) {}
