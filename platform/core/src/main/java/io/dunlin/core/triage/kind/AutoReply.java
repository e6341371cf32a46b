package io.dunlin.core.triage.kind;

import io.dunlin.spi.value.EmailAddress;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an absence notice suggests: until when, and who stands in. Suggestions only. */
public record AutoReply(@Nullable LocalDate until, @Nullable EmailAddress standIn) {}
