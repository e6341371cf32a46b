/**
 * Text messages over SMPP 3.4: one connection that sends, takes delivery reports and messages from phones.
 * <p>
 * Start at {@link io.dunlin.plugin.smssmpp.SmppGateway}. Invariants: what the carrier hands over is in the journal, on
 * disk, before it is acknowledged; a message whose answer did not come is in doubt and never sent again from here.
 */
@NullMarked
package io.dunlin.plugin.smssmpp;

import org.jspecify.annotations.NullMarked;
