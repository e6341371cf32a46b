/**
 * Text messages over the HTTP API of SMSAPI.pl: sends, asks what became of what was sent, and takes the service's calls.
 * <p>
 * Start at {@link io.dunlin.plugin.smssmsapi.SmsapiGateway}. Invariants: a message is in the journal before it is sent and
 * carries an index that the service takes once only; what the service tells is on disk before it reads {@code OK}.
 */
@NullMarked
package io.dunlin.plugin.smssmsapi;

import org.jspecify.annotations.NullMarked;
