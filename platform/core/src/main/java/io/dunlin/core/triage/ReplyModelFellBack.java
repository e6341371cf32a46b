package io.dunlin.core.triage;

/**
 * The model that was switched live cannot be used, so the shipped one reads.
 *
 * @param modelId the model that was wanted
 * @param trouble why: {@code BROKEN}, {@code OTHER_VERSION}
 */
public record ReplyModelFellBack(long modelId, String trouble) {}
