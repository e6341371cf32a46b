/**
 * Text messages over any gateway that takes them by HTTP: what to ask, and how to read the answer, stands in the settings;
 * for Kannel it is filled in.
 * <p>
 * Start at {@link io.dunlin.plugin.smshttp.HttpGateway}. Invariants: a message is in the journal before it is sent; an answer
 * that is neither the agreed yes nor a known no leaves it in doubt and is never asked for again.
 */
@NullMarked
package io.dunlin.plugin.smshttp;

import org.jspecify.annotations.NullMarked;
