/**
 * A carrier of text messages that keeps them to itself: for the demo, and for the tests of gateways.
 * <p>
 * Start at {@link io.dunlin.carrier.TestingSmsCarrier}. It speaks SMPP 3.4 on this machine only.
 */
@NullMarked
package io.dunlin.carrier;

import org.jspecify.annotations.NullMarked;
