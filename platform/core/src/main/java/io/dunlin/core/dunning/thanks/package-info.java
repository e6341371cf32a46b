/**
 * Thanks for payments that came, where nothing forbids a message. Begin with {@link ThanksPolicy}, which decides;
 * {@link PaymentThanks} hears of the payments.
 */
@CheckReturnValue
@NullMarked
package io.dunlin.core.dunning.thanks;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
