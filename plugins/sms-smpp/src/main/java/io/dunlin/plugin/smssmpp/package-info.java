/**
 * SMS over SMPP.
 */
@NullMarked
package io.dunlin.plugin.smssmpp;

import org.jspecify.annotations.NullMarked;
