/**
 * Calls of SMS gateways to the product: {@code /callbacks/sms/PLUGIN/SECRET}. Open to the network, so that nothing is done
 * before the plugin has looked at the secret; what is told is on the plugin's disk before the gateway reads an answer.
 */
@NullMarked
package io.dunlin.appliance.callbacks;

import org.jspecify.annotations.NullMarked;
