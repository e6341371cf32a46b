package io.dunlin.core.correspondence;

import org.jspecify.annotations.Nullable;

/**
 * A message made from a template.
 *
 * @param subject empty for text messages
 * @param html the same as the text, for mails
 * @param templateId the administrator's version it was made from; null for the shipped one
 */
public record Rendered(
        String subject,
        String text,
        @Nullable String html,
        @Nullable Long templateId) {}
