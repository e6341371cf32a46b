/**
 * What a gateway of text messages keeps on its own disk: what it was about to send, what the carrier took, and what came
 * back until the product has stored it.
 * <p>
 * Start at {@link io.dunlin.spi.messaging.journal.Journal}. Invariants: an intent is on disk before anything is handed over,
 * and what came back is on disk before it is acknowledged; so a message is never handed over twice and nothing that came
 * back is lost in a crash.
 */
@NullMarked
package io.dunlin.spi.messaging.journal;

import org.jspecify.annotations.NullMarked;
